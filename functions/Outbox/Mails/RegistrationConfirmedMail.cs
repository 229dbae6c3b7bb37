using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>To the buyer after the confirmation: what happens next, where to see it, and how to cancel.</summary>
internal static class RegistrationConfirmedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 账号登记成功",
            English: $"{facts.Product}: your AWS account is registered"),
        Preview = Preview(MailTexts.Workspaces(facts.WorkspaceCount), facts.WorkspaceCount),
        Headline = new(Chinese: "AWS 账号登记成功", English: "Your AWS account is registered"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccountPhrase.Chinese}已登记为您的云账号。",
                English: $"We have registered {facts.AwsAccountPhrase.English} as one of your cloud accounts."),
            Payer(facts, MailTexts.Workspaces(facts.WorkspaceCount)),
        ],
        Facts = facts.Table(
            moment: new(Chinese: "登记时间", English: "Registered"),
            workspaces: facts.WorkspaceCount),
        Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
        StepsTitle = new(Chinese: "接下来", English: "What happens next"),
        Steps = facts.WorkspaceCount == 0
            ? [AddWorkspaces(facts), Confirmation, Bill(facts), Unsubscribing(facts)]
            : [Confirmation, Bill(facts), AddWorkspaces(facts), Unsubscribing(facts)],
    };

    private static MailStep Confirmation { get; } = new(
        new(Chinese: "AWS 确认您的订阅", English: "AWS confirms your subscription"),
        new(
            Chinese: "通常几分钟内即可完成，您无需等待，也无需再次订阅。",
            English: "This usually takes a few minutes. You don't have to wait for it or subscribe again."));

    private static MailStep Bill(MailFacts facts) => new(
        new(Chinese: "用量费用计入 AWS 账单", English: "Usage goes on your AWS bill"),
        new(
            Chinese: "费用与您的其他 AWS 服务一并出账，具体金额请在 AWS 账单控制台查看。",
            English: "AWS bills it together with your other AWS charges. The AWS Billing console shows the amounts."),
        new(MailTexts.Billing, facts.Aws.Billing));

    private static MailStep AddWorkspaces(MailFacts facts) => new(
        new(Chinese: "随时添加工作空间", English: "Add workspaces at any time"),
        new(
            Chinese: "打开云账号页面，点击“添加工作空间”即可，无需再从 AWS Marketplace 进入。",
            English: "Open the cloud account's page and choose \"Add workspaces\" there. You don't have to come from AWS Marketplace again."),
        new(new(Chinese: "云账号页面", English: "Cloud account page"), facts.AccountPage));

    private static MailStep Unsubscribing(MailFacts facts) => new(
        new(Chinese: "如需退订", English: "If you want to unsubscribe"),
        new(
            Chinese: "请在 AWS Marketplace 的“管理订阅”中选择该产品，然后点击“操作 > 取消订阅”。退订后，所有工作空间恢复为费用中心账号结算，"
                + "云账号随之删除，我们会发邮件告知您。您的数据不受影响。",
            English: "In AWS Marketplace, under Manage subscriptions, choose the product, then Actions > Cancel subscription. All workspaces "
                + "then return to your Expense Center account, the cloud account is deleted, and we tell you by mail. No data is lost."),
        new(new(Chinese: "AWS Marketplace 管理订阅", English: "Manage subscriptions"), facts.Aws.Subscriptions));

    private static Text Preview(Text workspaces, int count) => count == 0
        ? new(
            Chinese: "尚无工作空间通过它结算，您可以在云账号页面随时添加。",
            English: "No workspace is settled through it yet. You can add workspaces on the cloud account's page.")
        : new(
            Chinese: $"{workspaces.Chinese}已改为通过 AWS 结算，您无需其他操作。",
            English: $"{workspaces.English} {(count == 1 ? "is" : "are")} now settled through AWS. There is nothing else you need to do.");

    private static Text Payer(MailFacts facts, Text workspaces) => facts.WorkspaceCount == 0
        ? new(
            Chinese: $"目前还没有工作空间通过它结算，{facts.Product} 的用量仍由您的费用中心账号支付。",
            English: $"No workspace is settled through it yet: your Expense Center account still pays for {facts.Product}.")
        : new(
            Chinese: $"从现在起，{workspaces.Chinese}的 {facts.Product} 用量费用将计入您的 AWS 账单，工作空间清单见邮件末尾。",
            English: $"From now on, the {facts.Product} usage of {workspaces.English} is charged to your AWS bill. The list is at the end "
                + "of this mail.");
}
