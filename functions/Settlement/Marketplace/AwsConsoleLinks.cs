using System.Globalization;

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

    /// <summary>The bill of a month.</summary>
    /// <param name="month">Its first day.</param>
    public Uri BillOf(DateOnly month) => new(string.Create(CultureInfo.InvariantCulture, $"{Billing}#/bills?year={month.Year}&month={month.Month}"));

    /// <summary>Cost Explorer with the costs of a month by day and service; a product of AWS Marketplace counts as a service.</summary>
    /// <param name="month">Its first day.</param>
    public Uri CostExplorerOf(DateOnly month) => new(Billing, string.Create(
        CultureInfo.InvariantCulture,
        $"/costmanagement/home#/cost-explorer?chartStyle=STACK&costAggregate=unBlendedCost&granularity=Daily&groupBy=%5B%22Service%22%5D&historicalRelativeRange=CUSTOM&startDate={month:yyyy-MM-dd}&endDate={month.AddMonths(1).AddDays(-1):yyyy-MM-dd}"));

    private static AwsConsoleLinks At(string console) =>
        new(new Uri($"{console}/billing/home"), new Uri($"{console}/marketplace/home#/subscriptions"));
}
