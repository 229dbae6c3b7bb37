using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The owner changed who pays for a workspace.</summary>
internal static class MethodChangedMail
{
    public static MailContent Compose(MailFacts facts)
    {
        var before = Payer(facts.Change?.Before);
        var after = Payer(facts.Change?.After);
        return new()
        {
            Subject = new(
                Chinese: $"{facts.Product}：工作空间的结算方式已更改",
                English: $"{facts.Product}: the settlement method of a workspace was changed"),
            Preview = new(
                Chinese: $"从现在起，由{after.Chinese}支付。此前的用量仍由{before.Chinese}支付。",
                English: $"From now on, {after.English} pays. Usage until then stays with {before.English}."),
            Headline = new(Chinese: "工作空间的结算方式已更改", English: "A settlement method was changed"),
            Paragraphs =
            [
                new(
                    Chinese: "您的费用中心账号更改了一个工作空间的结算方式，该工作空间列在邮件末尾。",
                    English: "Your Expense Center account changed the settlement method of the workspace at the end of this mail."),
                new(
                    Chinese: $"从现在起，它的用量由{after.Chinese}支付；此前的用量仍由{before.Chinese}支付。数据不受影响。",
                    English: $"From now on, {after.English} pays for its usage. Usage until then stays with {before.English}. No data is lost."),
            ],
            Facts = facts.Table(moment: new(Chinese: "更改时间", English: "Changed")),
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
