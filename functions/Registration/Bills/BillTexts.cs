using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>Texts of the bills.</summary>
public static class BillTexts
{
    public static Text Title { get; } = new("账单", "Bills");

    public static Text Lead { get; } = new(
        "按月查看已上报 AWS 的用量。金额由 AWS 出账，请在 AWS 账单控制台查看。",
        "Usage reported to AWS, by month. AWS bills the amounts: see the AWS Billing console.");

    public static Text Months { get; } = new("月份", "Months");

    public static Text NoUsage { get; } = new("这个月还没有上报的用量", "No usage was reported for this month");

    public static Text NoUsageHint { get; } = new(
        "工作空间的用量上报给 AWS 之后会显示在这里。", "The usage of your workspaces appears here once it has been reported to AWS.");

    public static Text NoAccount { get; } = new("还没有通过 AWS 结算", "Nothing is paid through AWS yet");

    public static Text NoAccountHint { get; } = new(
        "登记一个 AWS 账号之后，它所支付的用量会显示在这里。", "Once you register an AWS account, what it pays for appears here.");

    public static Text HowTo { get; } = new("如何登记", "How to register one");

    public static Text AwsBillingConsole { get; } = new("在 AWS 查看金额", "See the amounts on AWS");

    public static Text AwsBillingConsoleHint { get; } = new(
        "用对应的 AWS 账号登录账单控制台，在“AWS Marketplace”费用中查看。",
        "Sign in to the Billing console with that AWS account and look under AWS Marketplace charges.");
}
