namespace Guance.Serverless.Outbox.Mails;

/// <summary>AWS's pages for the buyer, in the console of the partition that the product is sold in.</summary>
/// <param name="Billing">The bills and the payment methods.</param>
/// <param name="Subscriptions">AWS Marketplace's "Manage subscriptions".</param>
public sealed record AwsPages(Uri Billing, Uri Subscriptions)
{
    private static readonly AwsPages Global = Of("https://console.aws.amazon.com");
    private static readonly AwsPages China = Of("https://console.amazonaws.cn");

    public static AwsPages In(string? partition) => partition is "aws-cn" ? China : Global;

    private static AwsPages Of(string console) =>
        new(new Uri($"{console}/billing/home"), new Uri($"{console}/marketplace/home#/subscriptions"));
}
