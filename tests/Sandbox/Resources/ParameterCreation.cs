using Amazon.SimpleSystemsManagement;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>The secrets that the functions read from Parameter Store.</summary>
internal static class ParameterCreation
{
    public const string ApiSecret = "/guance/expense-center/api-secret";
    public const string ClientSecret = "/guance/expense-center/client-secret";

    public static async Task CreateAsync(IAmazonSimpleSystemsManagement parameters, CancellationToken stop)
    {
        foreach (var (name, value) in new[] { (ApiSecret, SandboxCredentials.ApiSecret), (ClientSecret, SandboxCredentials.ClientSecret) })
        {
            await parameters.PutParameterAsync(new() { Name = name, Value = value, Type = ParameterType.SecureString }, stop);
        }
    }
}
