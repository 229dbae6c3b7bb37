using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>What a product is metered by, such as gigabytes of logs. AWS's name of it is set in the listing.</summary>
public sealed record Dimension
{
    /// <summary>AWS's name; case-sensitive.</summary>
    public required string Key { get; init; }

    public required Text Name { get; init; }

    /// <summary>What one unit is, such as GB.</summary>
    public required Text Unit { get; init; }

    /// <summary>The listing's price of a unit; null where none is configured. Private offers and discounts are not known here.</summary>
    public ListPrice? Price { get; init; }
}

/// <param name="Amount">Price of one unit.</param>
/// <param name="Currency">ISO 4217, such as USD.</param>
public sealed record ListPrice(decimal Amount, string Currency);
