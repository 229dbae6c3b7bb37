using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>One of our listings on AWS Marketplace.</summary>
public sealed record Product
{
    public required ProductCode Code { get; init; }

    public required string Title { get; init; }

    /// <summary>Which of AWS's two contracts the listing follows; decides how a subscription is identified.</summary>
    public required SubscriptionKind Identity { get; init; }

    /// <summary>Where a buyer subscribes.</summary>
    public required Uri ListingUrl { get; init; }

    /// <summary>
    /// Whether pages lead new buyers to the listing. False for one that is closed to new buyers, and for a test product; its buyers are
    /// served as always.
    /// </summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>Where a new buyer may subscribe; null when the listing is not offered.</summary>
    public Uri? OfferedAt => IsOffered ? ListingUrl : null;

    /// <summary><c>aws</c> or <c>aws-cn</c>: decides which AWS console the pages link to, and the workspaces of which sites it pays for.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>What its usage is metered by; empty for a listing whose usage nobody meters.</summary>
    public ImmutableArray<Dimension> Dimensions { get; init; } = [];

    /// <returns>Null when the product has no such dimension.</returns>
    public Dimension? FindDimension(string key) => Dimensions.FirstOrDefault(one => one.Key == key);
}

/// <summary>All of our listings, from the configuration.</summary>
public sealed class Products(IEnumerable<Product> products)
{
    private readonly Dictionary<ProductCode, Product> byCode = products.ToDictionary(product => product.Code);

    public IReadOnlyCollection<Product> All => byCode.Values;

    /// <summary>Those that a new buyer may subscribe to.</summary>
    public IEnumerable<Product> Offered => All.Where(product => product.IsOffered);

    /// <summary>
    /// The product's title; a dash for one that AWS has not named, or that the configuration does not know any more.
    /// </summary>
    public string TitleOf(ProductCode? code) => Find(code)?.Title ?? "–";

    /// <returns>Null for a product that AWS has not named, or that the configuration does not know any more.</returns>
    public Product? Find(ProductCode? code) => code is { } known ? byCode.GetValueOrDefault(known) : null;

    public bool TryGet(ProductCode code, [NotNullWhen(true)] out Product? product) => byCode.TryGetValue(code, out product);
}
