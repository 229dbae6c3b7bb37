using System.Globalization;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Texts that all mails share.</summary>
internal static class MailTexts
{
    public static Text Brand { get; } = new(Chinese: "观测云 Guance", English: "Guance 观测云");

    public static Text Greeting { get; } = new(Chinese: "尊敬的用户，您好：", English: "Hello,");

    public static Text Team { get; } = new(Chinese: "观测云团队", English: "The Guance team");

    public static Text AwsAccount { get; } = new(Chinese: "AWS 账号", English: "AWS account");

    public static Text AnAwsAccount { get; } = new(Chinese: "您的 AWS 账号", English: "your AWS account");

    public static Text Product { get; } = new(Chinese: "产品", English: "Product");

    public static Text Owner { get; } = new(Chinese: "费用中心账号", English: "Expense Center account");

    public static Text SeeCloudAccount { get; } = new(Chinese: "查看云账号", English: "View cloud account");

    public static Text Billing { get; } = new(Chinese: "AWS 账单控制台", English: "AWS Billing console");

    public static Text WhatHappensNext { get; } = new(Chinese: "接下来", English: "What happens next");

    public static Text WhatToKnow { get; } = new(Chinese: "请您留意", English: "What you should know");

    public static Text ReportedByAws { get; } = new(Chinese: "通知时间", English: "Reported by AWS");

    public static Text CloudAccountPage { get; } = new(Chinese: "云账号页面", English: "Cloud account page");

    public static Text ManageSubscriptions { get; } = new(Chinese: "AWS Marketplace 管理订阅", English: "Manage subscriptions");

    public static Text WhatToDo { get; } = new(Chinese: "建议您这样处理", English: "What you can do");

    public static Text Support { get; } = new(
        Chinese: "如有疑问，请直接回复本邮件，或通过以下方式联系我们。",
        English: "Questions? Just reply to this mail, or contact us:");

    public static Text SupportSite { get; } = new(Chinese: "帮助中心", English: "Support site");

    public static Text NoSecrets { get; } = new(
        Chinese: "我们绝不会通过邮件索要您的密码或 AWS 访问密钥。",
        English: "We never ask for passwords or AWS access keys by mail.");

    /// <param name="email">One address, or several.</param>
    public static Text Why(string email) => new(
        Chinese: $"您收到本邮件，是因为该云账号的联系邮箱是 {email}。",
        English: $"You are receiving this mail because the contact e-mail of this cloud account is {email}.");

    public static Text Account(object id) => new(Chinese: $"AWS 账号 {id} ", English: $"AWS account {id}");

    public static MailFact WorkspacesFact(int count) => new(
        new(Chinese: "工作空间", English: "Workspaces"),
        new(Chinese: $"{Digits(count)} 个", English: Digits(count)));

    public static Text WorkspacesTitle(int count) => new(
        Chinese: $"工作空间（{Digits(count)} 个）",
        English: $"Workspaces ({Digits(count)})");

    public static Text Workspaces(int count) => new(
        Chinese: $"{Digits(count)} 个工作空间",
        English: count == 1 ? "1 workspace" : $"{Digits(count)} workspaces");

    /// <summary>How many workspaces went back to the Expense Center account.</summary>
    public static Text Back(int count)
    {
        var workspaces = Workspaces(count);
        return count == 0
            ? new(
                Chinese: "没有工作空间通过它结算，因此结算方式没有变化。",
                English: "No workspace was settled through it, so no settlement method has changed.")
            : new(
                Chinese: $"{workspaces.Chinese}已恢复为费用中心账号结算，可以继续使用，数据不受影响。",
                English: $"{workspaces.English} {(count == 1 ? "is" : "are")} settled by your Expense Center account again. "
                    + $"{(count == 1 ? "It stays" : "They stay")} usable, and no data is lost.");
    }

    public static Text RefusedTitle(int count) => new(
        Chinese: $"未更改的工作空间（{Digits(count)} 个）",
        English: $"Unchanged ({Digits(count)})");

    public static MailFact RefusedFact(int count) => new(
        new(Chinese: "未更改", English: "Unchanged"),
        new(Chinese: $"{Digits(count)} 个", English: Digits(count)));

    /// <summary>Of the workspaces that are settled as before.</summary>
    public static Text MoreRefused(int count) => new(
        Chinese: $"另有 {Digits(count)} 个未在此列出。",
        English: $"and {Digits(count)} more that are not listed here.");

    public static Text More(int count) => new(
        Chinese: $"另有 {Digits(count)} 个工作空间未在此列出，可在云账号页面查看全部。",
        English: $"and {Digits(count)} more. The cloud account's page shows all of them.");

    /// <summary>A line of the plain-text mail.</summary>
    public static Text Line(Text name, string value) => new(
        Chinese: $"{name.Chinese}：{value}",
        English: $"{name.English}: {value}");

    /// <summary>A name that is the same in both languages.</summary>
    public static Text Same(string text) => new(Chinese: text, English: text);

    private static string Digits(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
