namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Where a buyer sees the money: the billing console of the partition that the product is sold in.</summary>
public static class AwsConsole
{
    private static readonly Uri Global = new("https://console.aws.amazon.com/billing/home");
    private static readonly Uri China = new("https://console.amazonaws.cn/billing/home");

    public static Uri Billing(string? partition) => partition is "aws-cn" ? China : Global;
}
