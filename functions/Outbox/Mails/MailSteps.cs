namespace Guance.Serverless.Outbox.Mails;

/// <summary>Steps that several mails share.</summary>
internal static class MailSteps
{
    public static MailStep Balance { get; } = new(
        new(Chinese: "请确认费用中心账号可以支付", English: "Check your Expense Center account"),
        new(
            Chinese: "此后的用量由费用中心账号支付，请确认余额充足或付款方式有效，以免影响使用。",
            English: "It pays for all usage from now on. Please make sure that its balance or payment method is sufficient."));

    /// <summary>For a mail about what the Expense Center account did.</summary>
    public static MailStep NotYou { get; } = new(
        new(Chinese: "如果不是您或同事的操作", English: "If it was neither you nor a colleague"),
        new(
            Chinese: "请检查谁可以使用您的费用中心账号，并回复本邮件告知我们。",
            English: "Check who may use your Expense Center account, and tell us by replying to this mail."));

    public static MailStep Bill(MailFacts facts) => new(
        new(Chinese: "用量费用计入 AWS 账单", English: "Usage goes on your AWS bill"),
        new(
            Chinese: "费用与您的其他 AWS 服务一并出账，具体金额请在 AWS 账单控制台查看。",
            English: "AWS bills it together with your other AWS charges. The AWS Billing console shows the amounts."),
        new(MailTexts.Billing, facts.Aws.Billing));

    /// <summary>Where to subscribe again.</summary>
    public static MailLink Listing(MailFacts facts) => new(
        new(Chinese: $"AWS Marketplace 上的 {facts.Product}", English: $"{facts.Product} on AWS Marketplace"),
        facts.ListingPage);
}
