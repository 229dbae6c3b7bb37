namespace Guance.Serverless.Outbox.Mails;

/// <summary>To the buyer after the confirmation: what happens next, where to see it, and how to cancel.</summary>
internal static class RegistrationConfirmedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 账号登记成功",
            English: $"{facts.Product}: your AWS account is registered"),
        Preview = SettledTexts.Preview(facts),
        Headline = new(Chinese: "AWS 账号登记成功", English: "Your AWS account is registered"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccountPhrase.Chinese}已登记为您的云账号。",
                English: $"We have registered {facts.AwsAccountPhrase.English} as one of your cloud accounts."),
            .. SettledTexts.Paragraphs(facts),
        ],
        Facts = facts.Table(
            moment: new(Chinese: "登记时间", English: "Registered"),
            workspaces: facts.WorkspaceCount),
        Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
        StepsTitle = MailTexts.WhatHappensNext,
        Steps = facts.WorkspaceCount == 0
            ? [.. SettledTexts.StepsForRefused(facts), AddWorkspaces(facts), Confirmation, MailSteps.Bill(facts), Unsubscribing(facts)]
            : [.. SettledTexts.StepsForRefused(facts), Confirmation, MailSteps.Bill(facts), AddWorkspaces(facts), Unsubscribing(facts)],
    };

    private static MailStep Confirmation { get; } = new(
        new(Chinese: "AWS 确认您的订阅", English: "AWS confirms your subscription"),
        new(
            Chinese: "通常几分钟内即可完成，您无需等待，也无需再次订阅。",
            English: "This usually takes a few minutes. You don't have to wait for it or subscribe again."));

    private static MailStep AddWorkspaces(MailFacts facts) => new(
        new(Chinese: "随时添加工作空间", English: "Add workspaces at any time"),
        new(
            Chinese: "打开云账号页面，点击“添加工作空间”即可，无需再从 AWS Marketplace 进入。",
            English: "Open the cloud account's page and choose \"Add workspaces\" there. You don't have to come from AWS Marketplace again."),
        new(MailTexts.CloudAccountPage, facts.AccountPage));

    private static MailStep Unsubscribing(MailFacts facts) => new(
        new(Chinese: "如需退订", English: "If you want to unsubscribe"),
        new(
            Chinese: "请在 AWS Marketplace 的“管理订阅”中选择该产品，然后点击“操作 > 取消订阅”。退订后，所有工作空间恢复为费用中心账号结算，"
                + "云账号随之删除，我们会发邮件告知您。您的数据不受影响。",
            English: "In AWS Marketplace, under Manage subscriptions, choose the product, then Actions > Cancel subscription. All workspaces "
                + "then return to your Expense Center account, the cloud account is deleted, and we tell you by mail. No data is lost."),
        new(MailTexts.ManageSubscriptions, facts.Aws.Subscriptions));
}
