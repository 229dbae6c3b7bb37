namespace Guance.Serverless.Infra.Settings;

/// <summary>Where the settlement runs, and where AWS Marketplace speaks.</summary>
/// <param name="Account">Null: the account of whoever deploys.</param>
/// <param name="Region">Where the settlement runs.</param>
internal sealed record Place(string? Account, string Region)
{
    public bool IsChina => IsInChina(Region);

    public string Partition => IsChina ? "aws-cn" : "aws";

    /// <summary>Whether Lambda looks for recursive loops. Source: Lambda Developer Guide for AWS in China, "Feature availability".</summary>
    public bool DetectsRecursiveLoops => !IsChina;

    /// <summary>
    /// Where AWS Marketplace of the partition has its events, topics and metering. Source: AWS Marketplace Seller Guide, "Amazon
    /// EventBridge events" and "Metering Service API, supported regions".
    /// </summary>
    public string MarketplaceRegion => IsChina ? "cn-northwest-1" : "us-east-1";

    /// <summary>Whether the Region is one of AWS in China, which is another partition.</summary>
    public static bool IsInChina(string region) => region.StartsWith("cn-", StringComparison.Ordinal);

    /// <exception cref="SettingException">It is missing, or lacks what we need.</exception>
    public static Place Read(ContextReader context)
    {
        var place = new Place(
            context.Matching("account", Forms.Account, "111122223333"),
            context.Required("region", Forms.Region, "us-west-2"));
        RegionGaps.Refuse(context.Name("region"), place.Region);
        return place;
    }
}
