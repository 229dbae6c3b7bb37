namespace Guance.Serverless.Outbox.Mails;

/// <summary>AWS could not take the payment.</summary>
internal static class SubscriptionFailedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 订阅失败",
            English: $"{facts.Product}: AWS could not start your subscription"),
        Preview = new(
            Chinese: "AWS 不会为此收费，工作空间可以继续使用。请检查 AWS 的付款方式，然后重新订阅。",
            English: "AWS charges nothing for it, and your workspaces stay usable. Check your payment method in AWS, then subscribe again."),
        Headline = new(Chinese: "AWS 订阅未能开通", English: "AWS could not start your subscription"),
        Paragraphs =
        [
            new(
                Chinese: $"AWS 通知我们，{facts.AwsAccountPhrase.Chinese}对 {facts.Product} 的订阅失败，原因通常是付款方式无法扣款。AWS 不会为此收费。",
                English: $"AWS tells us that the subscription of {facts.AwsAccountPhrase.English} to {facts.Product} failed. The usual reason is a "
                    + "payment method that AWS could not charge. AWS bills nothing for it."),
            new(
                Chinese: "原计划通过它结算的工作空间将恢复为费用中心账号结算，可以继续使用，数据不受影响。",
                English: "Workspaces that were to be settled through it return to your Expense Center account. They stay usable, and no "
                    + "data is lost."),
        ],
        Facts = facts.Table(moment: MailTexts.ReportedByAws),
        Action = new(new(Chinese: "前往 AWS 账单控制台", English: "Open the AWS Billing console"), facts.Aws.Billing),
        StepsTitle = MailTexts.WhatToDo,
        Steps =
        [
            new(
                new(Chinese: "检查付款方式", English: "Check your payment method"),
                new(
                    Chinese: "在 AWS 账单控制台的“付款首选项”中，确认付款方式有效。",
                    English: "In the AWS Billing console, under Payment preferences, make sure that it is valid.")),
            new(
                new(Chinese: "重新订阅", English: "Subscribe again"),
                new(
                    Chinese: $"在 AWS Marketplace 打开 {facts.Product}，再次订阅。",
                    English: $"Open {facts.Product} on AWS Marketplace and subscribe once more."),
                MailSteps.Listing(facts)),
            new(
                new(Chinese: "重新选择工作空间", English: "Choose your workspaces again"),
                new(
                    Chinese: "订阅后点击“设置您的账户”，选择要通过 AWS 结算的工作空间。订阅状态可在云账号页面查看。",
                    English: "After subscribing, choose \"Set up your account\" and select the workspaces that AWS should pay for. The cloud "
                        + "account's page shows the status."),
                new(MailTexts.SeeCloudAccount, facts.AccountPage)),
        ],
    };
}
