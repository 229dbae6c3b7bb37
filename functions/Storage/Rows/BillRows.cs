using System.Collections.Immutable;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>What a bill's row holds of workspaces.</summary>
internal sealed record BillContent(ImmutableSortedDictionary<WorkspaceKey, BilledUsage> Workspaces);

/// <summary>What a bill's row holds of all workspaces together: most pages need no more.</summary>
internal sealed record BillSums(BilledUsage Total, ImmutableSortedDictionary<int, BilledUsage> Days);

/// <summary>The bill of a month and dimension, in a partition of the account's bills.</summary>
internal static class BillRow
{
    private const string Dimension = "dimension";
    private const string Sums = "sums";
    private const string UpdatedAt = "updatedAt";
    private const string Version = "version";

    /// <summary>All attributes but those of single workspaces.</summary>
    public static IReadOnlyList<string> SumAttributes { get; } =
        [SettlementTable.PartitionKey, SettlementTable.SortKey, SettlementTable.ExpiresAt, Dimension, Sums, UpdatedAt, Version, PackedContent.Part];

    public static IReadOnlyList<Item> Write(DimensionBill bill, long version) => Keys.Bill(bill.Account, bill.Month, bill.Dimension).ToItem()
        .With(Dimension, bill.Dimension)
        .With(UpdatedAt, bill.UpdatedAt)
        .With(Version, version)
        .WithPacked(Sums, new BillSums(bill.Total, bill.Days), StoredJson.Default.BillSums)
        .Expiring(bill.UpdatedAt + HistoryEntry.Kept)
        .Pack(new BillContent(bill.Workspaces), StoredJson.Default.BillContent);

    public static DimensionBill Read(CloudAccountId account, DateOnly month, Item first, IReadOnlyDictionary<Key, Item> others) =>
        ReadSums(account, month, first) with { Workspaces = first.Unpack(StoredJson.Default.BillContent, others).Workspaces };

    /// <summary>Without workspaces.</summary>
    public static DimensionBill ReadSums(CloudAccountId account, DateOnly month, Item first)
    {
        var sums = first.UnpackOne(Sums, StoredJson.Default.BillSums);
        return new DimensionBill(account, month, first.Text(Dimension))
        {
            Total = sums.Total,
            Days = sums.Days,
            UpdatedAt = first.Time(UpdatedAt),
            Version = first.Number(Version),
        };
    }
}

/// <summary>A metering record that has its answer.</summary>
internal static class MeteredRow
{
    public static IReadOnlyList<Item> Write(MeteringRecord record) => Keys.Metered(record).ToItem()
        .With("quantity", record.Quantity)
        .With("meteringRecordId", record.Answer?.MeteringRecordId)
        .With("returned", record.Answer?.Returned?.ToString())
        .Expiring(record.ClosedAt + HistoryEntry.Kept)
        .Pack(record, StoredJson.Default.MeteringRecord);

    public static MeteringRecord Read(Item first, IReadOnlyDictionary<Key, Item> others) =>
        first.Unpack(StoredJson.Default.MeteringRecord, others);
}
