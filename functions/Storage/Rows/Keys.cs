using System.Globalization;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>Partition key and sort key of one item.</summary>
internal readonly record struct Key(string Partition, string Sort)
{
    public static Key Of(Item item) => new(item.Text(SettlementTable.PartitionKey), item.Text(SettlementTable.SortKey));

    /// <summary>A new item that holds nothing but its key.</summary>
    public Item ToItem() => new Item().With(SettlementTable.PartitionKey, Partition).With(SettlementTable.SortKey, Sort);
}

/// <summary>The key of each kind of item in the one table.</summary>
internal static class Keys
{
    public const string WorkspacePrefix = "WORKSPACE#";
    public const string HistoryPrefix = "HISTORY#";

    /// <summary>Number of partitions that usage is spread over.</summary>
    public const int Shards = 8;

    public const string WebKeys = "WEBKEYS";
    public const string WatchedAccounts = "WATCHED";

    public static string Partition(CloudAccountId account) => $"ACCOUNT#{account}";

    public static string Owner(Username owner) => $"OWNER#{owner}";

    public static Key Account(CloudAccountId account) => new(Partition(account), "ACCOUNT");

    public static Key Binding(CloudAccountId account, WorkspaceKey workspace) => new(Partition(account), WorkspaceName(workspace));

    /// <param name="account">The account that it is about.</param>
    /// <param name="at">Our time; written with fixed width, so that keys sort by time.</param>
    /// <param name="id">Separates and orders entries of the same time.</param>
    public static Key History(CloudAccountId account, DateTimeOffset at, Ulid id) =>
        new(Partition(account), $"{HistoryPrefix}{Attributes.Write(at)}#{id}");

    public static Key Reverted(CloudAccountId account) => new(Partition(account), "REVERTED");

    public static Key Settlement(WorkspaceKey workspace) => new(WorkspaceName(workspace), "SETTLEMENT");

    public static Key Alias(AliasName name) => new($"ALIAS#{name}", "ALIAS");

    public static Key Agreement(AgreementId id) => new($"AGREEMENT#{id}", "AGREEMENT");

    public static Key OpenReplacements(AwsAccountId acceptor) => new($"REPLACEMENTS#{acceptor}", "REPLACEMENTS");

    public static Key Notice(string id) => new($"NOTICE#{id}", "NOTICE");

    public static Key Claim(string tokenHash) => new($"CLAIM#{tokenHash}", "CLAIM");

    public static Key PayerOrder(Ulid id) => new($"ORDER#{id}", "ORDER");

    /// <param name="partsId">The id that all parts of the order have.</param>
    /// <param name="number">Written with fixed width, so that parts sort by number.</param>
    public static Key PayerOrderPart(Ulid partsId, int number) =>
        new(PayerOrderParts(partsId), number.ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>The partition of the parts of an order.</summary>
    public static string PayerOrderParts(Ulid partsId) => $"PARTS#{partsId}";

    public static Key Selection(Ulid id) => new($"SELECTION#{id}", "SELECTION");

    /// <summary>The time in the id decides the hour of the partition.</summary>
    public static Key Outbox(Ulid id) => new(Outbox(id.Time, id.Random[^1] % SettlementTable.OutboxShards), $"{id}");

    /// <summary>One of the partitions of outbox items whose ids were made in the hour.</summary>
    public static string Outbox(DateTimeOffset hour, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"{SettlementTable.OutboxPrefix}{SweepMessage.Write(hour)}#{shard}");

    /// <summary>Progress of the sweep.</summary>
    public static Key Sweep { get; } = new("SWEEP", "OUTBOX");

    public static Key Watched(CloudAccountId account) => new(WatchedAccounts, $"{account}");

    public static Key Rate(string window) => new($"RATE#{window}", "RATE");

    /// <param name="place">From 1; written with fixed width, so that the keys sort.</param>
    public static Key WebKey(int place) => new(WebKeys, place.ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>Partition of an account's bills: apart from the account, which what meters must not change.</summary>
    public static string Bills(CloudAccountId account) => $"BILL#{account}";

    /// <param name="month">Its first day.</param>
    public static Key Bill(CloudAccountId account, DateOnly month, string dimension) => new(Bills(account), BillPrefix(month) + dimension);

    /// <summary>Sort keys of bills of a month.</summary>
    public static string BillPrefix(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}#");

    /// <summary>Partition of an account's metering records that AWS has answered.</summary>
    public static string MeteredRecords(CloudAccountId account) => $"METERED#{account}";

    public static Key Metered(MeteringRecord record) =>
        new(MeteredRecords(record.Account), $"{record.Hour}#{record.Dimension}#{record.Subscription}");

    /// <summary>Sort keys of answered metering records of a month, of a day of it, or of an hour of that day.</summary>
    public static string MeteredPeriod(DateOnly month, int? day, int? hour) => string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}-")
        + (day is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{day:D2}T"))
        + (day is null || hour is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{hour:D2}#"));

    /// <summary>An id of a usage record that was used.</summary>
    public static Key UsageId(string id) => new($"USAGEID#{id}", "ID");

    /// <summary>A message of usage records.</summary>
    public static Key UsageBatch(string batch) => new($"USAGEBATCH#{batch}", "BATCH");

    /// <summary>The number of the collection that will take what comes in now.</summary>
    public static Key UsageFence(int shard) => new($"USAGEFENCE#{Shard(shard)}", "FENCE");

    /// <summary>Partition of what came in for a collection.</summary>
    public static string Usage(long collection, int shard) => string.Create(CultureInfo.InvariantCulture, $"USAGE#{collection}#{Shard(shard)}");

    /// <summary>How far hours are collected and closed.</summary>
    public static Key Metering { get; } = new("METERING", "PROGRESS");

    /// <summary>The metering records of the call to AWS that was made last.</summary>
    public static Key MeteringCall { get; } = new("METERING", "CALL");

    /// <summary>Partition of accounts with a subscription that is ending, or, where zeros are sent, has just become active.</summary>
    public const string FinalUsage = "FINALUSAGE";

    /// <summary>Partition of meters.</summary>
    public static string Meters(int shard) => $"METER#{Shard(shard)}";

    public static Key Meter(CloudAccountId account, string dimension) => new(Meters(ShardOf(account)), MeterPrefix(account) + dimension);

    /// <summary>Sort keys of an account's meters.</summary>
    public static string MeterPrefix(CloudAccountId account) => $"{account}#";

    /// <summary>Partition of metering records that wait for AWS's answer, the oldest hour first.</summary>
    public static string WaitingRecords(int shard) => $"WAITING#{Shard(shard)}";

    public static Key WaitingRecord(MeteringRecord record) =>
        new(WaitingRecords(ShardOf(record.Account)), $"{record.Hour}#{record.Account}#{record.Dimension}#{record.Subscription}");

    /// <summary>Spreads accounts over partitions: one takes 1,000 write units a second.</summary>
    public static int ShardOf(CloudAccountId account) => account.Value.Random[^1] % Shards;

    private static string Shard(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);

    private static string WorkspaceName(WorkspaceKey workspace) => $"{WorkspacePrefix}{workspace.Site}#{workspace.Id}";
}
