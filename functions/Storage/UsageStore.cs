using System.Collections.Immutable;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>
/// Stores usage as it comes in: one row for each id, and one packed row for all usage of a message in a partition. So a full message costs
/// little more than one write unit a record.
/// </summary>
public sealed class UsageStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private readonly Table table = new(client, options, time);

    public async Task<UsageBatchState> FindBatchAsync(string batch, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.UsageBatch(batch), cancellationToken) is not { } item ? UsageBatchState.Open
            : item.Boolean(UsageBatchRow.IsDone) is true ? UsageBatchState.Done
            : UsageBatchState.Cancelled;

    /// <summary>Prevents that a message which was begun is finished: another one has brought the same ids.</summary>
    /// <returns>False when it is finished, or cancelled already.</returns>
    public Task<bool> CancelAsync(string batch, CancellationToken cancellationToken) =>
        table.TryPutAsync(UsageBatchRow.Write(batch, isDone: false, summary: null, table.Now), Condition.Absent(table.Now), cancellationToken);

    /// <returns>The uses of those ids that were used.</returns>
    public async Task<IReadOnlyDictionary<string, UsageIdUse>> FindIdsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var byKey = ids.Distinct().ToDictionary(Keys.UsageId);
        return (await table.GetAsync(byKey.Keys, cancellationToken)).ToDictionary(row => byKey[row.Key], row => Use(row.Value));
    }

    /// <summary>Uses an id for a record of a message.</summary>
    /// <param name="replaced">The cancelled message that has used it; null when nothing has.</param>
    /// <returns>Null when it is used now; the earlier use when there is one.</returns>
    public async Task<UsageIdUse?> UseIdAsync(string id, UsageIdUse use, string? replaced, CancellationToken cancellationToken)
    {
        var condition = replaced is null ? Condition.Absent(table.Now) : UsedBy(replaced);
        try
        {
            await Throttling.TranslateAsync(client.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table.Name,
                    Item = UsageIdRow.Write(id, use.Content, use.Batch, table.Now),
                    ConditionExpression = condition.Expression,
                    ExpressionAttributeValues = condition.ValuesOrNull,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                cancellationToken));
            return null;
        }
        catch (ConditionalCheckFailedException refusal)
        {
            return refusal.Item is { Count: > 0 } item ? Use(item) : throw new ContentionException("The use of an id has changed.", refusal);
        }
    }

    /// <summary>An id that a message has used is free again: its record is not taken after all.</summary>
    public Task FreeIdAsync(string id, string batch, CancellationToken cancellationToken) =>
        table.TryDeleteAsync(Keys.UsageId(id), UsedBy(batch), cancellationToken);

    /// <summary>Stores what was taken of a message, and what is handed back, in one transaction.</summary>
    /// <param name="batch">Id of the message.</param>
    /// <param name="summary">How many records became what, for people who look at the table.</param>
    /// <returns>False when the message was finished or cancelled before, or a collection began meanwhile.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; nothing was stored.</exception>
    public async Task<bool> CommitAsync(
        string batch, ImmutableArray<TakenUsage> taken, ImmutableArray<SideEffect> sideEffects, string summary, CancellationToken cancellationToken)
    {
        var now = table.Now;
        var transaction = new Transaction(table.Name);
        transaction.Put(UsageBatchRow.Write(batch, isDone: true, summary, now), Condition.Absent(now));
        var byShard = taken.GroupBy(one => Keys.ShardOf(one.Account)).ToList();
        if (byShard is [var first, ..])
        {
            var collection = await UsageFence.ReadAsync(table, first.Key, cancellationToken);
            transaction.Check(Keys.UsageFence(first.Key), UsageFence.Unchanged(collection));
            foreach (var item in byShard.SelectMany(shard => UsageRow.Write(collection, shard.Key, batch, [.. shard], now)))
            {
                transaction.Put(item);
            }
        }

        foreach (var sideEffect in sideEffects)
        {
            transaction.Put(OutboxRow.Write(new OutboxItem(Ulid.NewUlid(now), sideEffect), now));
        }

        return await table.CommitAsync(transaction, cancellationToken);
    }

    private static UsageIdUse Use(Item item) => new(item.Text(UsageIdRow.Content), item.Text(UsageIdRow.Batch));

    private static Condition UsedBy(string batch) => new($"{UsageIdRow.Batch} = :batch", new Item().With(":batch", batch));
}

/// <summary>How far a message of usage records was handled.</summary>
public enum UsageBatchState
{
    /// <summary>Nothing of it counts yet.</summary>
    Open,

    /// <summary>All of it is stored.</summary>
    Done,

    /// <summary>Its ids were given to other messages before it was finished. When it comes again it is another message.</summary>
    Cancelled,
}

/// <summary>A use of an id.</summary>
/// <param name="Content">Tells records of the same id apart.</param>
/// <param name="Batch">The message that brought it.</param>
public sealed record UsageIdUse(string Content, string Batch);

/// <summary>
/// The number of the collection that takes what is stored now. A transaction that stores usage checks it, a collection raises it first:
/// so nothing is added to what a collection has begun to read. One for each partition: one for all would be in every transaction.
/// </summary>
internal static class UsageFence
{
    /// <summary>Not "collection", which is a reserved word of DynamoDB's expressions.</summary>
    private const string Collection = "collectionNumber";

    /// <returns>At least 1.</returns>
    public static async Task<long> ReadAsync(Table table, int shard, CancellationToken cancellationToken) =>
        (await table.GetAsync(Keys.UsageFence(shard), cancellationToken))?.Number(Collection) ?? 1;

    public static Condition Unchanged(long collection) => collection == 1
        ? new($"attribute_not_exists({Collection})", [])
        : new($"{Collection} = :collection", new Item().With(":collection", collection));

    /// <summary>It never goes back, even if two collections should run at once.</summary>
    public static Task RaiseAsync(Table table, int shard, long collection, CancellationToken cancellationToken) => table.TryPutAsync(
        Keys.UsageFence(shard).ToItem().With(Collection, collection),
        new Condition($"attribute_not_exists({Collection}) OR {Collection} < :collection", new Item().With(":collection", collection)),
        cancellationToken);
}
