namespace Guance.Serverless.Outbox.Mails;

/// <summary>The first certain sign of the end: what will happen, and when.</summary>
internal static class SubscriptionEndingMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 订阅即将结束",
            English: $"{facts.Product}: your AWS subscription is ending"),
        Preview = new(
            Chinese: "AWS 完成退订后，工作空间将恢复为费用中心账号结算，可以继续使用，数据不受影响。",
            English: "Once AWS has ended it, your workspaces return to your Expense Center account. They stay usable, and no data is lost."),
        Headline = new(Chinese: "AWS 订阅即将结束", English: "Your AWS subscription is ending"),
        Paragraphs =
        [
            new(
                Chinese: $"AWS 通知我们，{facts.AwsAccountPhrase.Chinese}对 {facts.Product} 的订阅即将结束。从现在起，不能再为对应的云账号添加工作空间。",
                English: $"AWS tells us that the subscription of {facts.AwsAccountPhrase.English} to {facts.Product} is ending. From now on, no workspace "
                    + "can be added to its cloud account."),
            new(
                Chinese: "通过它结算的工作空间目前保持不变，可以继续使用，数据不受影响。",
                English: "Workspaces that are settled through it stay as they are for now. They stay usable, and no data is lost."),
        ],
        Facts = facts.Table(moment: MailTexts.ReportedByAws),
        Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
        StepsTitle = MailTexts.WhatHappensNext,
        Steps =
        [
            new(
                new(Chinese: "AWS 完成退订", English: "AWS ends the subscription"),
                new(
                    Chinese: "通常在几小时之内。在此之前的用量仍由 AWS 出账。",
                    English: "Usually within a few hours. Usage until then is still on your AWS bill.")),
            new(
                new(Chinese: "工作空间恢复为费用中心账号结算", English: "Your workspaces return to the Expense Center account"),
                new(
                    Chinese: "随后自动完成，云账号随之删除，我们会再发邮件告知您。",
                    English: "This happens by itself shortly afterwards. The cloud account is then deleted, and we tell you by mail.")),
            MailSteps.Balance,
            new(
                new(Chinese: "如果您想继续通过 AWS 结算", English: "If you want AWS to go on paying"),
                new(
                    Chinese: $"请在 AWS Marketplace 再次订阅 {facts.Product}，然后点击“设置您的账户”。",
                    English: $"Subscribe to {facts.Product} again on AWS Marketplace, then choose \"Set up your account\"."),
                MailSteps.Listing(facts)),
        ],
    };
}
