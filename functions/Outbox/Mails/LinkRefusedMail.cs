namespace Guance.Serverless.Outbox.Mails;

/// <summary>To the owner: another account tried to link the cloud account.</summary>
internal static class LinkRefusedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：有人尝试登记您的 AWS 账号",
            English: $"{facts.Product}: someone else tried to register your AWS account"),
        Preview = new(
            Chinese: "我们已拒绝该请求，您的云账号和工作空间没有任何变化。如非您的同事操作，请联系我们。",
            English: "We refused it, and nothing has changed. If it was not a colleague of yours, please tell us."),
        Headline = new(Chinese: "有人尝试登记您的 AWS 账号", English: "Someone else tried to register your AWS account"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccountPhrase.Chinese}已登记在您的费用中心账号下。有人从 AWS Marketplace 进入，试图将其登记到另一个费用中心账号。",
                English: $"Someone came from AWS Marketplace and tried to register {facts.AwsAccountPhrase.English} with another Expense Center "
                    + "account. It is already registered with yours."),
            new(
                Chinese: "我们已拒绝该请求。您的云账号和工作空间没有任何变化。",
                English: "We refused the attempt. Nothing has changed for your cloud account or your workspaces."),
        ],
        Facts = facts.Table(moment: new(Chinese: "发生时间", English: "Attempted")),
        Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
        StepsTitle = MailTexts.WhatToDo,
        Steps =
        [
            new(
                new(Chinese: "如果是您的同事", English: "If it was a colleague"),
                new(
                    Chinese: "请让对方使用您的费用中心账号登录。一个云账号可以结算多个站点的多个工作空间，无需重复登记。",
                    English: "Have them sign in with your Expense Center account. One cloud account can pay for many workspaces of many "
                        + "sites, so it need not be registered twice.")),
            new(
                new(Chinese: "如果您不知情", English: "If you don't know who it was"),
                new(
                    Chinese: "请检查谁有权管理该 AWS 账号的 AWS Marketplace 订阅，并回复本邮件告知我们。",
                    English: "Check who may manage AWS Marketplace subscriptions in this AWS account, and tell us by replying to this mail."),
                new(MailTexts.ManageSubscriptions, facts.Aws.Subscriptions)),
        ],
    };
}
