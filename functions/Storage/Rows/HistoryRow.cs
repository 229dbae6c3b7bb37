using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;

namespace Guance.Serverless.Storage.Rows;

/// <summary>
/// A line of history: a row of its account's partition, or, while no account is known, a map in its agreement's row.
/// </summary>
internal static class HistoryRow
{
    public static Item Write(AccountHistory line, Ulid id) =>
        Describe(line.Entry, Keys.History(line.Account, line.Entry.At, id).ToItem()).Expiring(line.Entry.At + HistoryEntry.Kept);

    public static Item WriteMap(HistoryEntry entry) => Describe(entry, []);

    public static HistoryEntry Read(Item item) => new()
    {
        At = item.Time("at"),
        Event = Enum.Parse<HistoryEvent>(item.Text("event")),
        By = item.Text("by"),
        Detail = item.TextOrNull("detail"),
        Workspaces = item.Labels(),
        Notice = item.TextOrNull("notice"),
        NoticeTime = item.TimeOrNull("noticeTime"),
    };

    private static Item Describe(HistoryEntry entry, Item item) => item
        .With("at", entry.At)
        .With("event", entry.Event.ToString())
        .With("by", entry.By)
        .With("detail", entry.Detail)
        .WithLabels(entry.Workspaces)
        .With("notice", entry.Notice)
        .With("noticeTime", entry.NoticeTime);
}

/// <summary>A received notice, so that a second delivery changes nothing.</summary>
internal static class NoticeRow
{
    /// <summary>SQS keeps a message no longer than this, so no second delivery comes later.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static Item Write(string id, DateTimeOffset now) => Keys.Notice(id).ToItem().With("at", now).Expiring(now + Kept);
}
