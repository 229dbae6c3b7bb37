namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>AWS's pages for the buyer, in the console of the partition that the product is sold in.</summary>
/// <param name="Billing">The bills and the payment methods.</param>
/// <param name="Subscriptions">AWS Marketplace's "Manage subscriptions".</param>
public sealed record AwsPages(Uri Billing, Uri Subscriptions)
{
    private static readonly AwsPages Global = At("https://console.aws.amazon.com");
    private static readonly AwsPages China = At("https://console.amazonaws.cn");

    /// <param name="product">Null, for a product that is not configured any more, means the partition <c>aws</c>.</param>
    public static AwsPages Of(Product? product) => product?.Partition is "aws-cn" ? China : Global;

    private static AwsPages At(string console) =>
        new(new Uri($"{console}/billing/home"), new Uri($"{console}/marketplace/home#/subscriptions"));
}
