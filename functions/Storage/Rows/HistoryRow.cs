using System.Collections.Immutable;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;

namespace Guance.Serverless.Storage.Rows;

/// <summary>
/// A line of history, or several that waited until their account was known: an item of the account's partition. While no account is
/// known, a map in the agreement's item.
/// </summary>
internal static class HistoryRow
{
    private const string Waited = "entries";

    public static Item Write(AccountHistory line, Ulid id) =>
        Describe(line.Entries, Keys.History(line.Account, line.Entries[^1].At, id).ToItem()).Expiring(line.Entries[^1].At + HistoryEntry.Kept);

    public static Item WriteMap(HistoryEntry entry) => Describe(entry, []);

    /// <returns>The lines of an item, the newest first.</returns>
    public static IEnumerable<HistoryEntry> Read(Item item) =>
        item.ContainsKey(Waited) ? item.Maps(Waited).Select(ReadMap).Reverse() : [ReadMap(item)];

    public static HistoryEntry ReadMap(Item item) => new()
    {
        At = item.Time("at"),
        Event = Enum.Parse<HistoryEvent>(item.Text("event")),
        By = item.Text("by"),
        Detail = item.TextOrNull("detail"),
        Workspaces = item.Labels(),
        Notice = item.TextOrNull("notice"),
        NoticeTime = item.TimeOrNull("noticeTime"),
    };

    private static Item Describe(ImmutableArray<HistoryEntry> entries, Item item) =>
        entries is [var entry] ? Describe(entry, item) : item.With(Waited, [.. entries.Select(WriteMap)]);

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
