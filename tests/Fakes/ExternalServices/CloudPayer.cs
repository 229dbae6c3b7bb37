namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>A cloud account that pays for a workspace.</summary>
/// <param name="Id">Our id of it.</param>
/// <param name="AwsAccountId">Twelve digits; null when it is not known.</param>
public sealed record CloudPayer(string Id, string ProductCode, string? AwsAccountId = null)
{
    public override string ToString() => $"AWS account {AwsAccountId ?? "unknown"}, product {ProductCode}, {Id}";
}
