namespace Guance.Serverless.Outbox.Mails;

/// <summary>AWS could not take the payment.</summary>
internal static class SubscriptionFailedMail
{
    public static Mail Write(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 订阅失败",
            English: $"{facts.Product}: AWS could not start your subscription"),
        Paragraphs =
        [
            new(
                Chinese: $"AWS 通知我们，{facts.AwsAccount.Chinese}对 {facts.Product} 的订阅失败，原因通常是付款方式无效。AWS 不会为此收费。",
                English: $"AWS tells us that the subscription of {facts.AwsAccount.English} to {facts.Product} failed. Mostly the reason "
                    + "is a payment method that AWS could not charge. AWS bills nothing for it."),
            new(
                Chinese: "已选择通过它结算的工作空间将恢复为费用中心账号结算，可以继续使用，数据不受影响。",
                English: "Workspaces that were to be settled through it return to your Expense Center account. They stay usable, and no "
                    + "data is lost."),
        ],
        StepsTitle = new(Chinese: "您可以这样做", English: "What you can do"),
        Steps =
        [
            new(
                Chinese: "在 AWS 账单控制台的“付款首选项”中检查付款方式。",
                English: "Check the payment method in the AWS Billing console, under Payment preferences."),
            new(
                Chinese: $"然后重新订阅：{facts.ListingPage}",
                English: $"Then subscribe again: {facts.ListingPage}"),
            new(
                Chinese: "订阅后点击“设置您的账户”，并重新选择工作空间。",
                English: "After that choose \"Set up your account\", and choose your workspaces again."),
        ],
        Action = new(new(Chinese: "查看云账号", English: "See the cloud account"), facts.AccountPage),
    };
}
