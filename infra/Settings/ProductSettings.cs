namespace Guance.Serverless.Infra.Settings;

/// <summary>A listing on AWS Marketplace.</summary>
internal sealed record ProductSettings
{
    /// <summary>AWS's account that owns the topics of older listings. Source: AWS Marketplace Seller Guide, "SNS notifications".</summary>
    private const string MarketplaceAccount = "287250355862";

    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary><c>Licence</c> for listings since 2026-06, <c>Customer</c> for older ones.</summary>
    public required string Identity { get; init; }

    public required string ListingUrl { get; init; }

    /// <summary>ARNs of the topics of an older listing.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public static IReadOnlyList<ProductSettings> ReadAll(ContextReader context, Place place)
    {
        var products = context.Groups("products").Select(product => Read(product, place)).ToList();
        if (products.Count == 0)
        {
            throw SettingException.Missing(
                "products", "[ { \"code\": \"5ozyy2nlzhexample\", \"title\": \"Guance\", \"identity\": \"Licence\", \"listingUrl\": \"https://…\" } ]");
        }

        return products.CountBy(product => product.Code).FirstOrDefault(code => code.Value > 1) is { Value: > 1 } twice
            ? throw SettingException.Wrong("products", twice.Key + " twice", "each code once")
            : products;
    }

    private static ProductSettings Read(ContextReader product, Place place)
    {
        var code = product.Required("code", Forms.ProductCode, "5ozyy2nlzhexample");
        var isContract = product.Matching("pricing", Forms.Pricing, "PayAsYouGo, or Contract") == "Contract";
        var identity = product.Required("identity", Forms.Identity, "Licence, or Customer for an older listing");
        return new()
        {
            Code = code,
            Title = product.Required("title", "Guance"),
            Identity = identity,
            ListingUrl = product.RequiredAddress("listingUrl", "https://aws.amazon.com/marketplace/pp/prodview-example"),
            Topics = identity == "Customer" ? TopicsOf(product, code, isContract, place) : [],
        };
    }

    /// <summary>
    /// An older listing has a topic for its subscriptions, and one for its entitlements only with contract pricing: a subscription to a
    /// topic that does not exist would fail the deployment.
    /// </summary>
    private static IReadOnlyList<string> TopicsOf(ContextReader product, string code, bool isContract, Place place)
    {
        var example = $"arn:{place.Partition}:sns:{place.MarketplaceRegion}:{MarketplaceAccount}:aws-mp-subscription-notification-{code}";
        var named = product.Texts("topics", example);
        if (named.FirstOrDefault(topic => Forms.Topic.Match(topic) is not { Success: true } form
            || form.Groups["region"].Value != place.MarketplaceRegion) is { } wrong)
        {
            throw SettingException.Wrong(product.Name("topics"), wrong, example);
        }

        // AWS Marketplace in China names the topics to each seller; there is no published rule.
        return (named, place.IsChina) switch
        {
            ([], true) => throw SettingException.Missing(product.Name("topics"), example.Replace(MarketplaceAccount, "<account>", StringComparison.Ordinal)),
            ([], false) when isContract => [example, example.Replace("subscription", "entitlement", StringComparison.Ordinal)],
            ([], false) => [example],
            _ => named,
        };
    }
}
