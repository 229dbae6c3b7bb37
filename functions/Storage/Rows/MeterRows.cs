using System.Collections.Immutable;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>What a meter's row holds of hours and workspaces.</summary>
internal sealed record MeterContent(
    ImmutableSortedDictionary<UsageHour, ImmutableSortedDictionary<WorkspaceKey, decimal>> Open, ImmutableSortedDictionary<WorkspaceKey, decimal> Carried);

/// <summary>What an account has used of a dimension and is not metered yet.</summary>
internal static class MeterRow
{
    public const string Version = "version";
    private const string Account = "account";
    private const string Dimension = "dimension";

    public static IReadOnlyList<Item> Write(Meter meter, long version) => Keys.Meter(meter.Account, meter.Dimension).ToItem()
        .With(Account, meter.Account.ToString())
        .With(Dimension, meter.Dimension)
        .With("closedThrough", meter.ClosedThrough?.ToString())
        .With("collection", meter.Collection)
        .With(Version, version)
        .Pack(new MeterContent(meter.Open, meter.Carried), StoredJson.Default.MeterContent);

    public static Meter Read(Item first, IReadOnlyDictionary<Key, Item> others)
    {
        var content = first.Unpack(StoredJson.Default.MeterContent, others);
        return new Meter(CloudAccountId.Parse(first.Text(Account)), first.Text(Dimension))
        {
            Open = content.Open,
            Carried = content.Carried,
            ClosedThrough = first.TextOrNull("closedThrough") is { } hour ? UsageHour.Parse(hour) : null,
            Collection = first.Number("collection"),
            Version = first.Number(Version),
        };
    }
}

/// <summary>A metering record that waits for AWS's answer.</summary>
internal static class WaitingRow
{
    public static IReadOnlyList<Item> Write(MeteringRecord record) => Keys.WaitingRecord(record).ToItem()
        .With("quantity", record.Quantity) // for people who look at the table; never read back
        .Pack(record, StoredJson.Default.MeteringRecord);
}

/// <summary>What came in with one message for the accounts of a partition, until it is collected.</summary>
internal static class UsageRow
{
    /// <summary>Collected within hours; kept longer for people who look into a complaint.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static IReadOnlyList<Item> Write(long collection, int shard, string batch, ImmutableArray<TakenUsage> usage, DateTimeOffset now) =>
        new Key(Keys.Usage(collection, shard), batch).ToItem()
            .Expiring(now + Kept)
            .Pack(usage, StoredJson.Default.ImmutableArrayTakenUsage);
}

/// <summary>The id of a usage record, and in which message it was used with which content.</summary>
internal static class UsageIdRow
{
    /// <summary>Not "batch", which is a reserved word of DynamoDB's expressions.</summary>
    public const string Batch = "usedBy";

    public const string Content = "content";

    /// <summary>Longer than a message lives in a queue and usage may be late, together.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Item Write(string id, string content, string batch, DateTimeOffset now) =>
        Keys.UsageId(id).ToItem().With(Content, content).With(Batch, batch).Expiring(now + Kept);
}

/// <summary>A message of usage records: done, or cancelled by another one that brought the same ids before it was done.</summary>
internal static class UsageBatchRow
{
    public const string IsDone = "done";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Item Write(string batch, bool isDone, string? summary, DateTimeOffset now) =>
        Keys.UsageBatch(batch).ToItem().With("at", now).With(IsDone, isDone).With("summary", summary).Expiring(now + Kept);
}

/// <summary>How far hours are collected and closed.</summary>
internal static class MeteringProgressRow
{
    public const string Version = "version";

    public static Item Write(MeteringProgress progress, long version) => Keys.Metering.ToItem()
        .With("collection", progress.Collection)
        .With("startedAt", progress.StartedAt)
        .With("shard", progress.NextShard)
        .With("closedThrough", progress.ClosedThrough?.ToString())
        .With(Version, version);

    public static MeteringProgress Read(Item item) => new()
    {
        Collection = item.Number("collection"),
        StartedAt = item.Time("startedAt"),
        NextShard = (int?)item.NumberOrNull("shard"),
        ClosedThrough = item.TextOrNull("closedThrough") is { } hour ? UsageHour.Parse(hour) : null,
        Version = item.Number(Version),
    };
}

/// <summary>
/// An account with a subscription that is ending: its last usage is sent earlier. Or one that has just become active, where zeros are sent.
/// </summary>
internal static class FinalUsageRow
{
    public const string Since = "since";

    public static Item Write(CloudAccountId account, DateTimeOffset now) =>
        new Key(Keys.FinalUsage, account.ToString()).ToItem().With(Since, now);

    public static CloudAccountId Read(Item item) => CloudAccountId.Parse(item.Text(SettlementTable.SortKey));
}
