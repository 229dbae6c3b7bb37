namespace Guance.Serverless.Outbox.Mails;

/// <summary>A new licence continues the cloud account after a renewal or replacement.</summary>
internal static class SubscriptionRenewedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 订阅已续期",
            English: $"{facts.Product}: your AWS subscription goes on"),
        Preview = new(
            Chinese: "新的订阅已接续原有的云账号，工作空间和结算方式保持不变，您无需任何操作。",
            English: "The new subscription continues your cloud account. Your workspaces stay settled through AWS, and you need not do anything."),
        Headline = new(Chinese: "AWS 订阅已续期", English: "Your AWS subscription goes on"),
        Paragraphs =
        [
            new(
                Chinese: $"AWS 通知我们，{facts.AwsAccountPhrase.Chinese}对 {facts.Product} 的订阅已续期或更换。新的订阅接续原有的云账号。",
                English: $"AWS tells us that the subscription of {facts.AwsAccountPhrase.English} to {facts.Product} was renewed or replaced. The new one "
                    + "continues your cloud account."),
            new(
                Chinese: "通过它结算的工作空间保持不变，无需重新登记。",
                English: "The workspaces that are settled through it stay as they are. You need not register again."),
        ],
        Facts = facts.Table(moment: MailTexts.ReportedByAws),
        Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
        StepsTitle = MailTexts.WhatToKnow,
        Steps =
        [
            MailSteps.Bill(facts),
            new(
                new(Chinese: "在 AWS 查看新的订阅", English: "See the new subscription at AWS"),
                new(
                    Chinese: "价格和期限以 AWS Marketplace 中的新协议为准。原有的订阅会由 AWS 自动结束。",
                    English: "The new agreement on AWS Marketplace says its price and term. AWS ends the former subscription by itself."),
                new(MailTexts.ManageSubscriptions, facts.Aws.Subscriptions)),
        ],
    };
}
