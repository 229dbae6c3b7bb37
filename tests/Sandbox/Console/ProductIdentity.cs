namespace Guance.Serverless.Sandbox.Console;

/// <summary>How AWS names the buyer of a product: it tells the newer contract from the older.</summary>
public enum ProductIdentity
{
    /// <summary>Newer contract: one licence per agreement; notices are events on the bus.</summary>
    Licence,

    /// <summary>Older contract: a customer identifier of the product; notices come through SNS topics.</summary>
    Customer,
}
