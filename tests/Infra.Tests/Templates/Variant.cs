namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>A set of settings to synthesize: those of cdk.json, with the given ones in their place.</summary>
public sealed record Variant(string Name, IReadOnlyDictionary<string, object> Settings)
{
    private const string OlderListing = """
        { "code": "abcdefghijklmnopqrstuvwxy", "title": "Guance (older listing)", "identity": "Customer", "listingUrl": "https://example.com/older" }
        """;

    private const string Dimensions = """
        [ { "key": "log_ingest_gb", "name": { "en": "Ingested logs", "zh": "日志写入量" }, "unit": { "en": "GB", "zh": "GB" }, "price": "0.10", "currency": "USD" },
          { "key": "time_series_k", "name": { "en": "Time series", "zh": "时间线" }, "unit": { "en": "thousand", "zh": "千条" } } ]
        """;

    /// <summary>cdk.json as it is in the repository: another Region than AWS Marketplace's.</summary>
    public static Variant Default { get; } = new("clone", new Dictionary<string, object>());

    /// <summary>In AWS Marketplace's Region, with a newer and an older listing, a domain, backups in another Region and an address for alarms.</summary>
    public static Variant MarketplaceRegion { get; } = new("home", new Dictionary<string, object>
    {
        ["region"] = "us-east-1",
        ["architecture"] = "x86_64",
        ["products"] = new object[] { NewerListing("5ozyy2nlzhexample", Dimensions), CdkContext.Parse(OlderListing) },
        ["domain"] = CdkContext.Parse("""
            { "name": "aws.example.com", "certificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666",
              "hostedZoneId": "Z0123456789EXAMPLE", "hostedZoneName": "example.com" }
            """),
        ["alarmEmail"] = "operations@example.com",
        ["backup.region"] = "eu-central-1",
    });

    /// <summary>The seller's account is another one than that of the deployment.</summary>
    public static Variant SeparateSeller { get; } = new("seller", new Dictionary<string, object>
    {
        ["region"] = "us-east-1",
        ["account"] = "111122223333",
        ["seller"] = CdkContext.Parse("""{ "account": "444455556666", "externalId": "guance-settlement-7d1c" }"""),
    });

    /// <summary>In China, in another Region than AWS Marketplace's.</summary>
    public static Variant China { get; } = new("china", new Dictionary<string, object>
    {
        ["region"] = "cn-north-1",
        ["products"] = new object[]
        {
            NewerListing("5ozyy2nlzhexample"),
            CdkContext.Parse(OlderListing.Replace("}", ", \"topics\": [ \"arn:aws-cn:sns:cn-northwest-1:777788889999:aws-mp-subscription-notification-older\" ] }", StringComparison.Ordinal)),
        },
        ["mail.relay"] = "https://mail-relay.example.cn",
    });

    /// <summary>In China, in AWS Marketplace's Region.</summary>
    public static Variant ChinaMarketplaceRegion { get; } = new("china-home", new Dictionary<string, object>(China.Settings)
    {
        ["region"] = "cn-northwest-1",
        ["architecture"] = "x86_64",
    });

    /// <summary>They cover both partitions, both processor architectures, AWS Marketplace's Region and another, the seller's account and another.</summary>
    public static IReadOnlyList<Variant> All { get; } = [Default, MarketplaceRegion, SeparateSeller, China, ChinaMarketplaceRegion];

    public override string ToString() => Name;

    private static object NewerListing(string code, string dimensions = "[]") => CdkContext.Parse($$"""
        { "code": "{{code}}", "title": "Guance", "identity": "Licence", "listingUrl": "https://aws.amazon.com/marketplace/pp/prodview-example",
          "dimensions": {{dimensions}} }
        """);
}
