using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Texts of the lines of the history.</summary>
public static class HistoryTexts
{
    private static readonly Text AnotherAccount = new("另一个费用中心账号", "Another Expense Center account");

    public static Text What(HistoryEntry entry) => entry.Event switch
    {
        HistoryEvent.NoticeApplied => Notice("AWS 通知", "AWS notified", entry),
        HistoryEvent.NoticeRecorded => Notice("AWS 通知（状态不变）", "AWS notified, nothing changed", entry),
        HistoryEvent.BuyerArrived => new("从 AWS Marketplace 进入登记", "A buyer came from AWS Marketplace"),
        HistoryEvent.Registered => new("AWS 账号登记成功", "The AWS account was linked"),
        HistoryEvent.WorkspacesBound => Count("改由此 AWS 账号付费", "added", entry),
        HistoryEvent.WorkspacesReverted => Count("回到费用中心账号付费", "went back to the Expense Center account", entry),
        HistoryEvent.WorkspacesReturnedByChoice => Count("由所有者改回费用中心账号付费", "moved to the Expense Center account by choice", entry),
        HistoryEvent.WorkspacesMovedByChoice => Count("由所有者改由另一个云账号付费", "moved to another cloud account by choice", entry),
        HistoryEvent.WorkspacesMoved => Count("从另一个云账号转入", "moved here from another cloud account", entry),
        HistoryEvent.Merged => new("与同一订阅的另一个云账号合并", "Joined with another cloud account of the same subscription"),
        HistoryEvent.MergeRefused => new("续订属于另一个登记者，未合并", "Not joined with its renewal, which another account owns"),
        HistoryEvent.StrangerRefused => new("试图登记此 AWS 账号，已拒绝", "Tried to link this AWS account and was refused"),
        HistoryEvent.NotConfirmed => new("AWS 未在规定时间内确认订阅", "AWS did not confirm the subscription in time"),
        HistoryEvent.ContactChanged => new($"联系邮箱改为 {entry.Detail}", $"Changed the contact e-mail to {entry.Detail}"),
        HistoryEvent.Deleted => new("云账号已删除", "The cloud account was deleted"),
        _ => new(entry.Event.ToString(), entry.Event.ToString()),
    };

    /// <summary>The name of another Expense Center account is not shown.</summary>
    public static Text Who(HistoryEntry entry) =>
        entry.Event is HistoryEvent.StrangerRefused ? AnotherAccount : new(entry.By, entry.By);

    private static Text Notice(string chinese, string english, HistoryEntry entry) =>
        entry.Detail is { } name ? new($"{chinese}：{name}", $"{english}: {name}") : new(chinese, english);

    private static Text Count(string chinese, string english, HistoryEntry entry)
    {
        var count = entry.Workspaces.Length;
        return new($"{count} 个工作空间{chinese}", count == 1 ? $"1 workspace {english}" : $"{count} workspaces {english}");
    }
}
