namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>A way to deploy: cdk.json's settings, and what differs from them.</summary>
public sealed record Variant(string Name, IReadOnlyDictionary<string, object> Settings)
{
    private const string Older = """
        { "code": "abcdefghijklmnopqrstuvwxy", "title": "Guance (older listing)", "identity": "Customer", "listingUrl": "https://example.com/older" }
        """;

    /// <summary>As a clone is: the settlement in another region than AWS Marketplace.</summary>
    public static Variant AsCloned { get; } = new("clone", new Dictionary<string, object>());

    /// <summary>Where AWS Marketplace is, with a listing of each contract, a domain, copies elsewhere and somebody who gets the alarms.</summary>
    public static Variant Home { get; } = new("home", new Dictionary<string, object>
    {
        ["region"] = "us-east-1",
        ["architecture"] = "x86_64",
        ["products"] = new object[] { Product("5ozyy2nlzhexample"), CdkContext.Parse(Older) },
        ["domain"] = CdkContext.Parse("""
            { "name": "aws.example.com", "certificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666",
              "hostedZoneId": "Z0123456789EXAMPLE", "hostedZoneName": "example.com" }
            """),
        ["alarmEmail"] = "operations@example.com",
        ["backup.region"] = "eu-central-1",
    });

    /// <summary>The seller is another account.</summary>
    public static Variant Seller { get; } = new("seller", new Dictionary<string, object>
    {
        ["region"] = "us-east-1",
        ["account"] = "111122223333",
        ["seller"] = CdkContext.Parse("""{ "account": "444455556666", "externalId": "guance-settlement-7d1c" }"""),
    });

    public static Variant China { get; } = new("china", new Dictionary<string, object>
    {
        ["region"] = "cn-north-1",
        ["products"] = new object[]
        {
            Product("5ozyy2nlzhexample"),
            CdkContext.Parse(Older.Replace("}", ", \"topics\": [ \"arn:aws-cn:sns:cn-northwest-1:777788889999:aws-mp-subscription-notification-older\" ] }", StringComparison.Ordinal)),
        },
        ["mail.relay"] = "https://mail-relay.example.cn",
    });

    public static Variant ChinaHome { get; } = new("china-home", new Dictionary<string, object>(China.Settings)
    {
        ["region"] = "cn-northwest-1",
        ["architecture"] = "x86_64",
    });

    /// <summary>Both partitions, both processors, AWS Marketplace's region and another, the seller's account and another.</summary>
    public static IReadOnlyList<Variant> All { get; } = [AsCloned, Home, Seller, China, ChinaHome];

    public override string ToString() => Name;

    private static object Product(string code) => CdkContext.Parse(
        $$"""{ "code": "{{code}}", "title": "Guance", "identity": "Licence", "listingUrl": "https://aws.amazon.com/marketplace/pp/prodview-example" }""");
}
