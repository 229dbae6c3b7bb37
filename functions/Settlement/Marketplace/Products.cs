using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>All of our listings; configuration.</summary>
public sealed class Products(IEnumerable<Product> products)
{
    private readonly Dictionary<ProductCode, Product> byCode = products.ToDictionary(product => product.Code);

    public IReadOnlyCollection<Product> All => byCode.Values;

    /// <summary>The product's title; a dash for one that AWS has not named, or that the configuration does not know any more.</summary>
    public string TitleOf(ProductCode? code) => Find(code)?.Title ?? "–";

    /// <returns>Null for a product that AWS has not named, or that the configuration does not know any more.</returns>
    public Product? Find(ProductCode? code) => code is { } known ? byCode.GetValueOrDefault(known) : null;

    public bool TryGet(ProductCode code, [NotNullWhen(true)] out Product? product) => byCode.TryGetValue(code, out product);
}
