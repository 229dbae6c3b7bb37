using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Registration.MeteredUsage;

/// <summary>The bill of one dimension, with what people call the dimension.</summary>
/// <param name="Bill">The figures.</param>
/// <param name="Name">Name of the dimension; AWS's name of one that the product no longer has.</param>
/// <param name="Unit">What one unit is; empty when it is not known.</param>
/// <param name="Price">List price of a unit; null where none is configured.</param>
public sealed record DimensionUsage(DimensionBill Bill, Text Name, Text Unit, ListPrice? Price)
{
    /// <summary>AWS's name of the dimension.</summary>
    public string Key => Bill.Dimension;

    /// <summary>Of all workspaces.</summary>
    public BilledUsage Total => Bill.Total;

    /// <summary>Whole units that are on AWS's bill, or will be: accepted and waiting.</summary>
    public long Metered => Total.Accepted + Total.Waiting;

    /// <summary>What the metered units cost at list price; null where none is configured.</summary>
    public decimal? Estimate => Price?.Amount * Metered;

    /// <summary>The bill with the names of the product's dimension.</summary>
    /// <param name="product">Null for a product that is not configured any more.</param>
    public static DimensionUsage Of(DimensionBill bill, Product? product) => product?.FindDimension(bill.Dimension) is { } dimension
        ? new DimensionUsage(bill, dimension.Name, dimension.Unit, dimension.Price)
        : new DimensionUsage(bill, new Text(bill.Dimension, bill.Dimension), new Text("", ""), Price: null);
}
