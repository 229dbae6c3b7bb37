using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Settings;

/// <summary>A listing on AWS Marketplace.</summary>
internal sealed record ProductSettings
{
    /// <summary>The AWS account that owns the topics of older listings. Source: AWS Marketplace Seller Guide, "SNS notifications".</summary>
    private const string MarketplaceAccount = "287250355862";

    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary><c>Licence</c> for listings since 2026-06, <c>Customer</c> for older ones.</summary>
    public required string Identity { get; init; }

    public required string ListingUrl { get; init; }

    /// <summary>Whether pages lead new buyers to it: false for a listing that is closed to new buyers, and for a test product.</summary>
    public required bool IsOffered { get; init; }

    /// <summary>The SNS topics of an older listing; empty for a newer one.</summary>
    public required IReadOnlyList<string> TopicArns { get; init; }

    /// <summary>What its usage is metered by; empty for a listing whose usage nobody meters.</summary>
    public required IReadOnlyList<DimensionEntry> Dimensions { get; init; }

    public static IReadOnlyList<ProductSettings> ReadAll(ContextReader context, DeploymentTarget target)
    {
        var products = context.Groups("products").Select(product => Read(product, target)).ToList();
        if (products.Count == 0)
        {
            throw SettingException.Missing(
                "products", "[ { \"code\": \"5ozyy2nlzhexample\", \"title\": \"Guance\", \"identity\": \"Licence\", \"listingUrl\": \"https://…\" } ]");
        }

        return products.CountBy(product => product.Code).FirstOrDefault(code => code.Value > 1) is { Value: > 1 } duplicate
            ? throw SettingException.Invalid("products", duplicate.Key + " twice", "each code once")
            : products;
    }

    private static ProductSettings Read(ContextReader product, DeploymentTarget target)
    {
        var code = product.Required("code", SettingPatterns.ProductCode, "5ozyy2nlzhexample");
        var isContract = product.Optional("pricing", SettingPatterns.Pricing, "PayAsYouGo, or Contract") == "Contract";
        var identity = product.Required("identity", SettingPatterns.Identity, "Licence, or Customer for an older listing");
        return new()
        {
            Code = code,
            Title = product.Required("title", "Guance"),
            Identity = identity,
            ListingUrl = product.RequiredUrl("listingUrl", "https://aws.amazon.com/marketplace/pp/prodview-example"),
            IsOffered = product.Boolean("offered", true),
            TopicArns = identity == "Customer" ? ReadTopicArns(product, code, isContract, target) : [],
            Dimensions = DimensionSettings.ReadAll(product),
        };
    }

    /// <summary>
    /// An older listing has a topic for subscriptions. Only with contract pricing it has one for entitlements too; subscribing to a
    /// topic that does not exist would fail the deployment.
    /// </summary>
    private static IReadOnlyList<string> ReadTopicArns(ContextReader product, string code, bool isContract, DeploymentTarget target)
    {
        var example = $"arn:{target.Partition}:sns:{target.MarketplaceRegion}:{MarketplaceAccount}:aws-mp-subscription-notification-{code}";
        var given = product.Texts("topics", example);
        if (given.FirstOrDefault(topic => SettingPatterns.TopicArn.Match(topic) is not { Success: true } arn
            || arn.Groups["region"].Value != target.MarketplaceRegion) is { } invalid)
        {
            throw SettingException.Invalid(product.FullName("topics"), invalid, example);
        }

        // AWS Marketplace in China tells each seller the names of its topics; there is no documented naming rule.
        return (given, target.IsChina) switch
        {
            ([], true) => throw SettingException.Missing(product.FullName("topics"), example.Replace(MarketplaceAccount, "<account>", StringComparison.Ordinal)),
            ([], false) when isContract => [example, example.Replace("subscription", "entitlement", StringComparison.Ordinal)],
            ([], false) => [example],
            _ => given,
        };
    }
}
