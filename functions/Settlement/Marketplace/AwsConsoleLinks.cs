namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>AWS's pages for the buyer, in the console of the partition that the product is sold in.</summary>
/// <param name="Billing">The bills and the payment methods.</param>
/// <param name="Subscriptions">AWS Marketplace's "Manage subscriptions".</param>
public sealed record AwsConsoleLinks(Uri Billing, Uri Subscriptions)
{
    private static readonly AwsConsoleLinks Global = At("https://console.aws.amazon.com");
    private static readonly AwsConsoleLinks China = At("https://console.amazonaws.cn");

    /// <param name="product">Null, for a product that is not configured any more, means the partition <c>aws</c>.</param>
    public static AwsConsoleLinks Of(Product? product) => product?.Partition is "aws-cn" ? China : Global;

    private static AwsConsoleLinks At(string console) =>
        new(new Uri($"{console}/billing/home"), new Uri($"{console}/marketplace/home#/subscriptions"));
}
