namespace Guance.Serverless.Outbox.Mails;

/// <summary>The subscription has ended and the workspaces are settled by the Expense Center account again.</summary>
internal static class UnsubscribedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = facts.WorkspaceCount == 0
            ? new(
                Chinese: $"{facts.Product}：AWS 订阅已结束",
                English: $"{facts.Product}: AWS subscription ended")
            : new(
                Chinese: $"{facts.Product}：AWS 订阅已结束，工作空间已恢复为费用中心账号结算",
                English: $"{facts.Product}: AWS subscription ended, workspaces are back at your Expense Center account"),
        Preview = MailTexts.Back(facts.WorkspaceCount),
        Headline = new(Chinese: "AWS 订阅已结束", English: "Your AWS subscription has ended"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccountPhrase.Chinese}对 {facts.Product} 的订阅已结束，对应的云账号已删除。",
                English: $"The subscription of {facts.AwsAccountPhrase.English} to {facts.Product} has ended, and its cloud account has been deleted."),
            MailTexts.Back(facts.WorkspaceCount),
        ],
        Facts = facts.Table(
            moment: new(Chinese: "云账号删除时间", English: "Cloud account deleted"),
            workspaces: facts.WorkspaceCount),
        Action = new(new(Chinese: "查看历史记录", English: "View history"), facts.AccountPage),
        StepsTitle = MailTexts.WhatToKnow,
        Steps = facts.WorkspaceCount == 0 ? [Return(facts)] : [LastBill(facts), MailSteps.Balance, Return(facts)],
    };

    private static MailStep LastBill(MailFacts facts) => new(
        new(Chinese: "您还会收到最后一期 AWS 账单", English: "One last AWS bill"),
        new(
            Chinese: "订阅结束前产生的用量仍由 AWS 出账。",
            English: "Usage until the end of the subscription is still on your AWS bill."),
        new(MailTexts.Billing, facts.Aws.Billing));

    private static MailStep Return(MailFacts facts) => new(
        new(Chinese: "随时可以重新通过 AWS 结算", English: "Come back to AWS at any time"),
        new(
            Chinese: $"在 AWS Marketplace 再次订阅 {facts.Product}，然后点击“设置您的账户”并选择工作空间。",
            English: $"Subscribe to {facts.Product} again on AWS Marketplace, then choose \"Set up your account\" and your workspaces."),
        MailSteps.Listing(facts));
}
