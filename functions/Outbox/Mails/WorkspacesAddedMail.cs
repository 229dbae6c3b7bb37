namespace Guance.Serverless.Outbox.Mails;

/// <summary>The owner added workspaces to a registered cloud account: which were added, and which were not.</summary>
internal static class WorkspacesAddedMail
{
    public static MailContent Compose(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：已添加 {MailTexts.Workspaces(facts.WorkspaceCount).Chinese}",
            English: $"{facts.Product}: {MailTexts.Workspaces(facts.WorkspaceCount).English} added to your cloud account"),
        Preview = SettledTexts.Preview(facts),
        Headline = new(Chinese: "已添加工作空间", English: "Workspaces added"),
        Paragraphs =
        [
            new(
                Chinese: $"您的费用中心账号为云账号（{facts.AwsAccountPhrase.Chinese.Trim()}）添加了工作空间。",
                English: $"Your Expense Center account added workspaces to the cloud account of {facts.AwsAccountPhrase.English}."),
            .. SettledTexts.Paragraphs(facts),
        ],
        Facts = facts.Table(moment: new(Chinese: "添加时间", English: "Added"), workspaces: facts.WorkspaceCount),
        Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
        StepsTitle = MailTexts.WhatHappensNext,
        Steps = [.. SettledTexts.StepsForRefused(facts), MailSteps.Bill(facts), MailSteps.NotYou],
    };
}
