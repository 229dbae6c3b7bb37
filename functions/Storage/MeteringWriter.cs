using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Turns a decision of metering into the operations of one transaction.</summary>
internal sealed class MeteringWriter(Transaction transaction, DateTimeOffset now)
{
    /// <summary>With fewer workspaces, a meter or record is one item.</summary>
    private const int OfOneItem = 4_000;

    private static readonly Condition Exists = new($"attribute_exists({SettlementTable.PartitionKey})", []);

    public void Write(MeteringDecision decision)
    {
        foreach (var put in decision.Meters)
        {
            Write(put);
        }

        foreach (var record in decision.Waiting)
        {
            Put(WaitingRow.Write(record), Condition.Absent(now));
        }

        foreach (var record in decision.Answered)
        {
            Delete(WaitingKeys(record), Exists);
            Put(MeteredRow.Write(record), Condition.Absent(now));
        }

        foreach (var record in decision.Withdrawn)
        {
            Delete(WaitingKeys(record), Exists);
        }

        foreach (var bill in decision.Bills)
        {
            Put(BillRow.Write(bill, bill.Version + 1), Condition.Unchanged(bill.Version, now));
        }

        foreach (var sideEffect in decision.Outbox)
        {
            transaction.Put(OutboxRow.Write(new OutboxItem(Ulid.NewUlid(now), sideEffect), now));
        }
    }

    private void Write(MeterPut put)
    {
        var condition = Condition.Unchanged(put.Before.Version, now);
        var keys = put.Before.Version == 0 ? [] : KeysOf(put.Before);
        if (put.After is not { } after)
        {
            Delete(keys, condition);
            return;
        }

        var items = MeterRow.Write(after, put.Before.Version + 1);
        Put(items, condition);
        foreach (var key in keys.Except(PackedContent.KeysOf(items)))
        {
            transaction.Delete(key);
        }
    }

    /// <summary>The condition is that of the first item: the others are written with it only.</summary>
    private void Put(IReadOnlyList<Item> items, Condition condition)
    {
        for (var index = 0; index < items.Count; index++)
        {
            transaction.Put(items[index], index == 0 ? condition : null);
        }
    }

    private void Delete(List<Key> keys, Condition condition)
    {
        for (var index = 0; index < keys.Count; index++)
        {
            transaction.Delete(keys[index], index == 0 ? condition : null);
        }
    }

    private static List<Key> KeysOf(Meter meter) =>
        meter.Carried.Count + meter.Open.Values.Sum(hour => hour.Count) < OfOneItem
            ? [Keys.Meter(meter.Account, meter.Dimension)]
            : [.. PackedContent.KeysOf(MeterRow.Write(meter, meter.Version))];

    private static List<Key> WaitingKeys(MeteringRecord record) =>
        record.Units.Length < OfOneItem ? [Keys.WaitingRecord(record)] : [.. PackedContent.KeysOf(WaitingRow.Write(record))];
}
