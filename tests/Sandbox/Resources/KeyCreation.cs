using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>The key of KMS that on AWS encrypts the table as well.</summary>
internal static class KeyCreation
{
    /// <returns>ARN of the key.</returns>
    public static async Task<string> CreateAsync(AwsCall call, CancellationToken stop)
    {
        var created = await call.JsonAsync("kms", "TrentService.CreateKey", new() { ["Description"] = "data" }, stop);
        return (string)created["KeyMetadata"]!["Arn"]!;
    }
}
