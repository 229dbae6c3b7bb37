namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>AWS's code of a Marketplace product, such as <c>5ozyy2nlzhexample</c>.</summary>
public readonly record struct ProductCode(string Value)
{
    public override string ToString() => Value;
}
