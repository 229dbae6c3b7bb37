using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Texts about the whole result of a request: which workspaces AWS pays for now, and which it does not.</summary>
internal static class SettledTexts
{
    /// <summary>The result in one or two sentences.</summary>
    public static Text Preview(MailFacts facts)
    {
        var settled = Settled(facts.WorkspaceCount);
        return facts.RefusedCount > 0
            ? new(
                Chinese: $"{settled.Chinese}。{NotAdded(facts.RefusedCount).Chinese}",
                English: $"{settled.English} {NotAdded(facts.RefusedCount).English}")
            : facts.WorkspaceCount == 0
                ? settled with { Chinese = $"{settled.Chinese}。" }
                : new(
                    Chinese: $"{settled.Chinese}，您无需其他操作。",
                    English: $"{settled.English} There is nothing else you need to do.");
    }

    /// <summary>Who pays now, and, if not all was added, that the rest is unchanged.</summary>
    public static ImmutableArray<Text> Paragraphs(MailFacts facts) =>
        facts.RefusedCount == 0 ? [Payer(facts)] : [Payer(facts), NotAdded(facts.RefusedCount)];

    /// <summary>What the reader can do about the workspaces that were not added; none when all were.</summary>
    public static ImmutableArray<MailStep> StepsForRefused(MailFacts facts) => facts.RefusedCount == 0 ? [] :
    [
        new(
            new(Chinese: "查看未添加的工作空间", English: "Look at the workspaces that were not added"),
            new(
                Chinese: "邮件末尾列出了每个工作空间的原因。原因消除后，可以在云账号页面再次添加。",
                English: "The end of this mail says why for each of them. Once the reason is gone, add them on the cloud account's page."),
            new(MailTexts.CloudAccountPage, facts.AccountPage)),
    ];

    /// <summary>The Chinese sentence goes on after it.</summary>
    private static Text Settled(int count)
    {
        var workspaces = MailTexts.Workspaces(count);
        return count == 0
            ? new(
                Chinese: "尚无工作空间通过它结算，您可以在云账号页面随时添加",
                English: "No workspace is settled through it yet. You can add workspaces on the cloud account's page.")
            : new(
                Chinese: $"{workspaces.Chinese}已改为通过 AWS 结算",
                English: $"{workspaces.English} {(count == 1 ? "is" : "are")} now settled through AWS.");
    }

    /// <summary>What was not changed.</summary>
    public static Text AsBefore(int count)
    {
        var workspaces = MailTexts.Workspaces(count);
        return new(
            Chinese: $"另有 {workspaces.Chinese}的结算方式没有更改，原因见邮件末尾。",
            English: $"{workspaces.English} {(count == 1 ? "is" : "are")} settled as before; the reasons are at the end of this mail.");
    }

    private static Text NotAdded(int count)
    {
        var workspaces = MailTexts.Workspaces(count);
        return new(
            Chinese: $"另有 {workspaces.Chinese}没有添加，结算方式不变，原因见邮件末尾。",
            English: $"{workspaces.English} {(count == 1 ? "was" : "were")} not added and {(count == 1 ? "is" : "are")} settled as before; the reasons are at "
                + "the end of this mail.");
    }

    private static Text Payer(MailFacts facts)
    {
        var workspaces = MailTexts.Workspaces(facts.WorkspaceCount);
        return facts.WorkspaceCount == 0
            ? new(
                Chinese: $"目前还没有工作空间通过它结算，{facts.Product} 的用量仍由您的费用中心账号支付。",
                English: $"No workspace is settled through it yet: your Expense Center account still pays for {facts.Product}.")
            : new(
                Chinese: $"从现在起，{workspaces.Chinese}的 {facts.Product} 用量费用将计入您的 AWS 账单，工作空间清单见邮件末尾。",
                English: $"From now on, the {facts.Product} usage of {workspaces.English} is charged to your AWS bill. The list is at the end "
                    + "of this mail.");
    }
}
