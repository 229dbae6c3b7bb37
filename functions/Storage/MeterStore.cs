using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Meters, the metering records that wait for AWS, and how far hours are closed.</summary>
public sealed class MeterStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    /// <summary>Number of partitions that meters are spread over.</summary>
    public const int Shards = Keys.Shards;

    private readonly Table table = new(client, options, time);

    public async Task<MeteringProgress> ProgressAsync(CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Metering, cancellationToken) is { } item ? MeteringProgressRow.Read(item) : new MeteringProgress();

    /// <returns>As it is stored; null when somebody else has stored another one.</returns>
    public async Task<MeteringProgress?> PutAsync(MeteringProgress progress, CancellationToken cancellationToken)
    {
        var transaction = new Transaction(table.Name);
        transaction.Put(MeteringProgressRow.Write(progress, progress.Version + 1), Condition.Unchanged(progress.Version, table.Now));
        return await table.CommitAsync(transaction, cancellationToken) ? progress with { Version = progress.Version + 1 } : null;
    }

    /// <summary>From now on, what comes in is for the collection after this one.</summary>
    public async Task EndIntakeAsync(long collection, CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            await UsageFence.RaiseAsync(table, shard, collection + 1, cancellationToken);
        }
    }

    /// <summary>What came in for a collection, of the accounts of a partition, by account and dimension.</summary>
    public async Task<IReadOnlyDictionary<(CloudAccountId Account, string Dimension), List<TakenUsage>>> CollectedAsync(
        long collection, int shard, CancellationToken cancellationToken)
    {
        var usage = new Dictionary<(CloudAccountId Account, string Dimension), List<TakenUsage>>();
        var items = await ReadAsync(Keys.Usage(collection, shard), prefix: null, cancellationToken);
        foreach (var one in items.Values.Where(PackedContent.IsFirst).SelectMany(item => item.Unpack(StoredJson.Default.ImmutableArrayTakenUsage, items)))
        {
            if (!usage.TryGetValue((one.Account, one.Dimension), out var list))
            {
                usage.Add((one.Account, one.Dimension), list = []);
            }

            list.Add(one);
        }

        return usage;
    }

    /// <summary>The meters of the accounts of a partition.</summary>
    public async Task<ImmutableArray<Meter>> MetersAsync(int shard, CancellationToken cancellationToken) =>
        Meters(await ReadAsync(Keys.Meters(shard), prefix: null, cancellationToken));

    /// <summary>The meters of an account.</summary>
    public async Task<ImmutableArray<Meter>> MetersAsync(CloudAccountId account, CancellationToken cancellationToken) =>
        Meters(await ReadAsync(Keys.Meters(Keys.ShardOf(account)), Keys.MeterPrefix(account), cancellationToken));

    /// <returns>With version 0 when there is none.</returns>
    public async Task<Meter> FindAsync(CloudAccountId account, string dimension, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Meter(account, dimension), cancellationToken) is { } first
            ? MeterRow.Read(first, await table.OthersAsync(first, cancellationToken))
            : new Meter(account, dimension);

    /// <summary>The first hour after another one of which a metering record waits; null when there is none.</summary>
    public async Task<UsageHour?> NextWaitingHourAsync(UsageHour? after, CancellationToken cancellationToken)
    {
        var hours = await Task.WhenAll(Enumerable.Range(0, Shards).Select(shard => FirstHourAsync(shard, after, cancellationToken)));
        return hours.Min();
    }

    /// <summary>The metering records of an hour that wait.</summary>
    public async IAsyncEnumerable<MeteringRecord> WaitingAsync(UsageHour hour, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            var items = await ReadAsync(Keys.WaitingRecords(shard), $"{hour}#", cancellationToken);
            foreach (var first in items.Values.Where(PackedContent.IsFirst))
            {
                yield return MeteredRow.Read(first, items);
            }
        }
    }

    /// <summary>Whether a metering record of the account waits.</summary>
    public async Task<bool> WaitsAsync(CloudAccountId account, CancellationToken cancellationToken) =>
        await table.QueryAsync(Keys.WaitingRecords(Keys.ShardOf(account)), prefix: null, cancellationToken)
            .AnyAsync(item => item.Text(SettlementTable.SortKey).Split('#')[1] == account.ToString(), cancellationToken);

    /// <summary>Replaces a waiting record by the same one with another note of what AWS said.</summary>
    public async Task NoteAsync(MeteringRecord record, CancellationToken cancellationToken)
    {
        foreach (var item in WaitingRow.Write(record))
        {
            await table.PutAsync(item, cancellationToken);
        }
    }

    /// <summary>Remembers which records the next call names: if nobody stores an answer, AWS may have accepted them or not.</summary>
    public Task BeginCallAsync(IEnumerable<MeteringRecord> records, CancellationToken cancellationToken) =>
        table.PutAsync(Keys.MeteringCall.ToItem().With("records", string.Join('\n', records.Select(one => Keys.WaitingRecord(one).Sort))), cancellationToken);

    /// <returns>Whether the last call named the record, and nobody has stored that it was answered.</returns>
    public async Task<Func<MeteringRecord, bool>> LastCallAsync(CancellationToken cancellationToken)
    {
        var named = (await table.GetAsync(Keys.MeteringCall, cancellationToken))?.TextOrNull("records")?.Split('\n').ToHashSet() ?? [];
        return record => named.Contains(Keys.WaitingRecord(record).Sort);
    }

    /// <summary>The accounts with a subscription that is ending or has just become active, and since when that is known.</summary>
    public async Task<ImmutableArray<(CloudAccountId Account, DateTimeOffset Since)>> NotedAsync(CancellationToken cancellationToken) =>
        [.. await table.QueryAsync(Keys.FinalUsage, prefix: null, cancellationToken)
            .Select(item => (FinalUsageRow.Read(item), item.Time(FinalUsageRow.Since))).ToListAsync(cancellationToken)];

    /// <summary>Those of a partition.</summary>
    public async Task<ImmutableArray<CloudAccountId>> NotedAsync(int shard, CancellationToken cancellationToken) =>
        [.. (await NotedAsync(cancellationToken)).Select(one => one.Account).Where(account => Keys.ShardOf(account) == shard)];

    /// <summary>The account's last usage is sent, or its meters are there: it need not be looked at any more, unless a sign came after <paramref name="since"/>.</summary>
    public Task ForgetAsync(CloudAccountId account, DateTimeOffset since, CancellationToken cancellationToken) => table.TryDeleteAsync(
        new Key(Keys.FinalUsage, account.ToString()), new Condition($"{FinalUsageRow.Since} = :since", new Item().With(":since", since)), cancellationToken);

    /// <returns>False when something that was read has changed since; nothing was stored.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; nothing was stored.</exception>
    public Task<bool> CommitAsync(MeteringDecision decision, CancellationToken cancellationToken)
    {
        var transaction = new Transaction(table.Name);
        new MeteringWriter(transaction, table.Now).Write(decision);
        return table.CommitAsync(transaction, cancellationToken);
    }

    private async Task<UsageHour?> FirstHourAsync(int shard, UsageHour? after, CancellationToken cancellationToken)
    {
        var query = table.Query(Keys.WaitingRecords(shard), prefix: null);
        query.Limit = 1;
        if (after is { } hour)
        {
            // Behind all keys of the hour, which go on with "#".
            query.ExclusiveStartKey = new Key(Keys.WaitingRecords(shard), $"{hour}$").ToItem();
        }

        return await table.QueryAsync(query, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } item
            ? UsageHour.Parse(item.Text(SettlementTable.SortKey).Split('#')[0])
            : null;
    }

    private async Task<Dictionary<Key, Item>> ReadAsync(string partition, string? prefix, CancellationToken cancellationToken) =>
        await table.QueryAsync(partition, prefix, cancellationToken).ToDictionaryAsync(Key.Of, cancellationToken: cancellationToken);

    private static ImmutableArray<Meter> Meters(Dictionary<Key, Item> items) =>
        [.. items.Values.Where(PackedContent.IsFirst).Select(first => MeterRow.Read(first, items))];
}
