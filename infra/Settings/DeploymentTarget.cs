namespace Guance.Serverless.Infra.Settings;

/// <summary>The AWS account and Region that the settlement is deployed to, and what follows from the Region.</summary>
/// <param name="Account">Null for the account of the credentials that deploy.</param>
/// <param name="Region">The settlement's Region.</param>
internal sealed record DeploymentTarget(string? Account, string Region)
{
    public bool IsChina => IsInChina(Region);

    public string Partition => IsChina ? "aws-cn" : "aws";

    /// <summary>Whether Lambda detects recursive loops. Source: Lambda Developer Guide for AWS in China, "Feature availability".</summary>
    public bool DetectsRecursiveLoops => !IsChina;

    /// <summary>
    /// The Region of the partition in which AWS Marketplace has its events, topics and metering. Source: AWS Marketplace Seller Guide,
    /// "Amazon EventBridge events" and "Metering Service API, supported regions".
    /// </summary>
    public string MarketplaceRegion => IsChina ? "cn-northwest-1" : "us-east-1";

    /// <summary>Whether the Region is in China, which is a partition of its own.</summary>
    public static bool IsInChina(string region) => region.StartsWith("cn-", StringComparison.Ordinal);

    /// <exception cref="SettingException">A setting is missing, or the Region lacks a service that we need.</exception>
    public static DeploymentTarget Read(ContextReader context)
    {
        var target = new DeploymentTarget(
            context.Optional("account", SettingPatterns.Account, "111122223333"),
            context.Required("region", SettingPatterns.Region, "us-west-2"));
        ServiceAvailability.EnsureSupported(context.FullName("region"), target.Region);
        return target;
    }
}
