using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>All of our listings; configuration.</summary>
public sealed class Products(IEnumerable<Product> products)
{
    private readonly Dictionary<ProductCode, Product> byCode = products.ToDictionary(product => product.Code);

    public IReadOnlyCollection<Product> All => byCode.Values;

    public bool TryGet(ProductCode code, [NotNullWhen(true)] out Product? product) => byCode.TryGetValue(code, out product);
}
