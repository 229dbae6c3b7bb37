using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>All of our listings; configuration.</summary>
public sealed class Products(IEnumerable<Product> products)
{
    private readonly Dictionary<ProductCode, Product> byCode = products.ToDictionary(product => product.Code);

    public IReadOnlyCollection<Product> All => byCode.Values;

    /// <summary>The product's title; a dash for one that AWS has not named, or that the configuration does not know any more.</summary>
    public string TitleOf(ProductCode? code) => code is { } known && TryGet(known, out var product) ? product.Title : "–";

    public bool TryGet(ProductCode code, [NotNullWhen(true)] out Product? product) => byCode.TryGetValue(code, out product);
}
