namespace Guance.Serverless.Outbox.Mails;

/// <summary>To the owner: somebody else tried to link the cloud account.</summary>
internal static class LinkRefusedMail
{
    public static Mail Write(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：有人尝试登记您的 AWS 账号",
            English: $"{facts.Product}: someone else tried to register your AWS account"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccount.Chinese}已登记在您的费用中心账号下。"
                    + "刚才有人从 AWS Marketplace 进入，想把它登记到另一个费用中心账号。",
                English: $"Your Expense Center account has registered {facts.AwsAccount.English}. Someone else has just come from AWS "
                    + "Marketplace and wanted to register it with another Expense Center account."),
            new(
                Chinese: "我们已拒绝该请求。您的云账号和工作空间没有任何变化。",
                English: "We refused. Nothing has changed for your cloud account and your workspaces."),
        ],
        StepsTitle = new(Chinese: "您可以这样做", English: "What you can do"),
        Steps =
        [
            new(
                Chinese: "如果是您的同事，请让其使用您的费用中心账号登录；同一云账号可以结算多个站点的多个工作空间。",
                English: "If it was a colleague: have them sign in with your Expense Center account. One cloud account can pay for many "
                    + "workspaces of many sites."),
            new(
                Chinese: "如果您不知情，请检查谁可以访问该 AWS 账号的 AWS Marketplace 订阅，并联系我们。",
                English: "If you know nothing of it: check who can manage AWS Marketplace subscriptions in this AWS account, and tell us."),
        ],
        Action = new(new(Chinese: "查看云账号", English: "See the cloud account"), facts.AccountPage),
    };
}
