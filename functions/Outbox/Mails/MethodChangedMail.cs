using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The owner changed who pays for one workspace, or returned workspaces to the Expense Center account.</summary>
internal static class MethodChangedMail
{
    public static MailContent Compose(MailFacts facts)
    {
        var before = Payer(facts.Change?.Before);
        var after = Payer(facts.Change?.After);
        var isOne = facts.WorkspaceCount == 1;
        var workspaces = MailTexts.Workspaces(facts.WorkspaceCount);
        return new()
        {
            Subject = new(
                Chinese: $"{facts.Product}：{(isOne ? "工作空间" : workspaces.Chinese)}的结算方式已更改",
                English: $"{facts.Product}: the settlement method of {(isOne ? "a workspace" : workspaces.English)} was changed"),
            Preview = new(
                Chinese: $"从现在起，由{after.Chinese}支付。此前的用量仍由{before.Chinese}支付。",
                English: $"From now on, {after.English} pays. Usage until then stays with {before.English}."),
            Headline = new(
                Chinese: "工作空间的结算方式已更改", English: isOne ? "A settlement method was changed" : "Settlement methods were changed"),
            Paragraphs =
            [
                new(
                    Chinese: $"您的费用中心账号更改了 {workspaces.Chinese}的结算方式，清单见邮件末尾。",
                    English: isOne
                        ? "Your Expense Center account changed the settlement method of the workspace at the end of this mail."
                        : $"Your Expense Center account changed the settlement method of {workspaces.English}. The list is at the end of this mail."),
                new(
                    Chinese: $"从现在起，用量由{after.Chinese}支付；此前的用量仍由{before.Chinese}支付。数据不受影响。",
                    English: $"From now on, {after.English} pays for {(isOne ? "its" : "their")} usage. Usage until then stays with {before.English}. No data is lost."),
                .. facts.RefusedCount == 0 ? (IEnumerable<Text>)[] : [SettledTexts.AsBefore(facts.RefusedCount)],
            ],
            Facts = facts.Table(moment: new(Chinese: "更改时间", English: "Changed"), workspaces: isOne ? null : facts.WorkspaceCount),
            Action = new(MailTexts.SeeCloudAccount, facts.AccountPage),
            StepsTitle = MailTexts.WhatToKnow,
            Steps = facts.Change?.After.AwsAccount is null ? [MailSteps.Balance, MailSteps.NotYou] : [MailSteps.Bill(facts), MailSteps.NotYou],
        };
    }

    /// <summary>Who pays, within a sentence.</summary>
    private static Text Payer(PayingMethod? method) => method switch
    {
        { AwsAccount: AwsAccountId account } => new(Chinese: $" AWS 账号 {account} ", English: $"AWS account {account}"),
        { Method: var other } when other != SettlementMethod.ExpenseCenter =>
            new(Chinese: "原来的结算方式", English: "the former settlement method"),
        _ => new(Chinese: "您的费用中心账号", English: "your Expense Center account"),
    };
}
