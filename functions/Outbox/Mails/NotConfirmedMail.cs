namespace Guance.Serverless.Outbox.Mails;

/// <summary>AWS did not confirm the subscription in time, and the workspaces went back.</summary>
internal static class NotConfirmedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 尚未确认您的订阅",
            English: $"{facts.Product}: AWS has not confirmed your subscription"),
        Preview = MailTexts.Back(facts.WorkspaceCount),
        Headline = new(Chinese: "AWS 尚未确认您的订阅", English: "AWS has not confirmed your subscription"),
        Paragraphs =
        [
            new(
                Chinese: $"您登记之后，{facts.AwsAccountPhrase.Chinese}对 {facts.Product} 的订阅一直没有得到 AWS 的确认，因此它现在不能结算工作空间。",
                English: $"Since you registered, AWS has not confirmed the subscription of {facts.AwsAccountPhrase.English} to {facts.Product}. So it "
                    + "cannot pay for workspaces now."),
            MailTexts.Back(facts.WorkspaceCount),
        ],
        Facts = facts.Table(moment: new(Chinese: "停止等待的时间", English: "Waited until"), workspaces: facts.WorkspaceCount),
        Action = new(new(Chinese: "在 AWS 查看订阅", English: "See your subscriptions at AWS"), facts.Aws.Subscriptions),
        StepsTitle = MailTexts.WhatToDo,
        Steps =
        [
            new(
                new(Chinese: "查看订阅的状态", English: "See what has become of the subscription"),
                new(
                    Chinese: "在 AWS Marketplace 的“管理订阅”中查看。没有生效的订阅请重新订阅。",
                    English: "Look under Manage subscriptions in AWS Marketplace. If it did not start, subscribe again.")),
            new(
                new(Chinese: "AWS 确认后重新添加工作空间", English: "Add your workspaces again once AWS confirms"),
                new(
                    Chinese: "云账号页面会显示“生效中”，之后即可添加工作空间。",
                    English: "The cloud account's page then shows \"Active\", and you can add workspaces there."),
                new(MailTexts.SeeCloudAccount, facts.AccountPage)),
        ],
    };
}
