using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Where a buyer sees the money: the billing console of the partition that the product is sold in.</summary>
public static class AwsConsole
{
    private static readonly Uri Global = new("https://console.aws.amazon.com/billing/home");
    private static readonly Uri China = new("https://console.amazonaws.cn/billing/home");

    /// <param name="products">Our listings.</param>
    /// <param name="code">The product; unknown ones are taken for one of the partition <c>aws</c>.</param>
    public static Uri Billing(Products products, ProductCode? code) =>
        code is { } known && products.TryGet(known, out var product) && product.Partition is "aws-cn" ? China : Global;
}
