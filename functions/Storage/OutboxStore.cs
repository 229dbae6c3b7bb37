using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads outbox items and stores their progress.</summary>
public sealed class OutboxStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private const int MaxAttempts = 6;
    private const string SweepFrom = "from";
    private readonly Table table = new(client, options, time);

    /// <summary>Lambda ends the function that took an item before the lease expires, so no two functions have one item.</summary>
    private static TimeSpan Lease => FunctionSettings.Outbox.Timeout;

    public async Task<bool> ExistsAsync(Ulid id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Outbox(id), cancellationToken) is not null;

    /// <summary>Takes a lease on an item, so that no other function dispatches it at the same time.</summary>
    /// <returns>Whether it was taken, another function has it, or it is done or unknown.</returns>
    public async Task<OutboxLease> TakeAsync(Ulid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var taken = await client.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = options.Table,
                    Key = Keys.Outbox(id).ToItem(),
                    UpdateExpression = $"SET {OutboxRow.LeasedUntil} = :until REMOVE {OutboxRow.RetryAt}, {OutboxRow.GivenUpAt}",
                    ConditionExpression = $"attribute_exists({SettlementTable.PartitionKey})"
                        + $" AND attribute_not_exists({OutboxRow.DoneAt})"
                        + $" AND (attribute_not_exists({OutboxRow.LeasedUntil}) OR {OutboxRow.LeasedUntil} <= :now)",
                    ExpressionAttributeValues = new Item()
                        .With(":until", (now + Lease).ToUnixTimeMilliseconds())
                        .With(":now", now.ToUnixTimeMilliseconds()),
                    ReturnValues = ReturnValue.ALL_NEW,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                cancellationToken);
            return new OutboxLease.Taken(OutboxRow.Read(id, taken.Attributes));
        }
        catch (ConditionalCheckFailedException refusal)
        {
            return refusal.Item is { Count: > 0 } item && !item.ContainsKey(OutboxRow.DoneAt)
                ? new OutboxLease.Busy()
                : new OutboxLease.Done();
        }
    }

    /// <summary>Marks the item as done; it is kept for 30 more days.</summary>
    public Task CompleteAsync(Ulid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var values = new Item().With(":now", now).With(":expiresAt", (now + OutboxRow.Kept).ToUnixTimeSeconds());
        return UpdateAsync(
            id, $"SET {OutboxRow.DoneAt} = :now, {SettlementTable.ExpiresAt} = :expiresAt", values, cancellationToken);
    }

    /// <summary>Ends the lease after a failure: SQS delivers its message again.</summary>
    public Task ReleaseAsync(Ulid id, CancellationToken cancellationToken) =>
        UpdateAsync(id, $"REMOVE {OutboxRow.LeasedUntil}", values: null, cancellationToken);

    /// <summary>Ends the lease after a failure: a new message of the item arrives at <paramref name="retryAt"/>.</summary>
    public Task PostponeAsync(Ulid id, DateTimeOffset retryAt, CancellationToken cancellationToken) => UpdateAsync(
        id, $"SET {OutboxRow.RetryAt} = :at REMOVE {OutboxRow.LeasedUntil}", new Item().With(":at", retryAt), cancellationToken);

    /// <summary>
    /// Ends the lease for good: its message goes to the dead-letter queue, and the sweep leaves the item to an operator.
    /// </summary>
    public Task GiveUpAsync(Ulid id, CancellationToken cancellationToken) => UpdateAsync(
        id, $"SET {OutboxRow.GivenUpAt} = :now REMOVE {OutboxRow.LeasedUntil}", new Item().With(":now", time.GetUtcNow()), cancellationToken);

    /// <summary>The items with ids of one hour that are not done, in no order. Source of the sweep.</summary>
    public async Task<IReadOnlyList<PendingOutboxItem>> PendingAsync(DateTimeOffset hour, CancellationToken cancellationToken)
    {
        var shards = Enumerable.Range(0, SettlementTable.OutboxShards)
            .Select(shard => PendingAsync(Keys.Outbox(hour, shard), cancellationToken));
        return [.. (await Task.WhenAll(shards)).SelectMany(items => items)];
    }

    /// <summary>Records that a message of the item is sent again now, if it is still overdue.</summary>
    /// <returns>
    /// False when, since it was listed, a function has taken, done or postponed it, or another sweep has sent it.
    /// </returns>
    public async Task<bool> MarkResentAsync(PendingOutboxItem item, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            await client.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = options.Table,
                    Key = Keys.Outbox(item.Id).ToItem(),
                    UpdateExpression = $"SET {OutboxRow.RetryAt} = :at, {OutboxRow.ResendCount} = :times",
                    ConditionExpression = $"attribute_exists({SettlementTable.PartitionKey})"
                        + $" AND attribute_not_exists({OutboxRow.DoneAt}) AND attribute_not_exists({OutboxRow.GivenUpAt})"
                        + $" AND (attribute_not_exists({OutboxRow.LeasedUntil}) OR {OutboxRow.LeasedUntil} <= :now)"
                        + (item.RetryAt is null ? $" AND attribute_not_exists({OutboxRow.RetryAt})" : $" AND {OutboxRow.RetryAt} = :listed"),
                    ExpressionAttributeValues = new Item().With(":at", now).With(":now", now.ToUnixTimeMilliseconds())
                        .With(":times", item.ResendCount + 1L).With(":listed", item.RetryAt),
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <returns>
    /// The hour at which the next sweep begins: all items of earlier hours are done or given up. Null before the first sweep.
    /// </returns>
    public async Task<DateTimeOffset?> SweepFromAsync(CancellationToken cancellationToken) =>
        (await table.GetAsync(Keys.Sweep, cancellationToken))?.Time(SweepFrom);

    public Task SaveSweepFromAsync(DateTimeOffset hour, CancellationToken cancellationToken) => client.PutItemAsync(
        new PutItemRequest { TableName = options.Table, Item = Keys.Sweep.ToItem().With(SweepFrom, hour) }, cancellationToken);

    private async Task<List<PendingOutboxItem>> PendingAsync(string partition, CancellationToken cancellationToken)
    {
        var query = table.Query(partition, prefix: null);
        query.FilterExpression = $"attribute_not_exists({OutboxRow.DoneAt})";
        query.ProjectionExpression = string.Join(
            ", ", SettlementTable.SortKey, OutboxRow.DecidedAt, OutboxRow.LeasedUntil, OutboxRow.RetryAt, OutboxRow.ResendCount,
            OutboxRow.GivenUpAt);
        var pending = new List<PendingOutboxItem>();
        await foreach (var item in table.QueryAsync(query, cancellationToken))
        {
            pending.Add(OutboxRow.ReadPending(item));
        }

        return pending;
    }

    private async Task UpdateAsync(Ulid id, string expression, Item? values, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = options.Table,
            Key = Keys.Outbox(id).ToItem(),
            UpdateExpression = expression,
            ConditionExpression = $"attribute_exists({SettlementTable.PartitionKey})",
            ExpressionAttributeValues = values,
        };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.UpdateItemAsync(request, cancellationToken);
                return;
            }
            catch (ConditionalCheckFailedException)
            {
                // The item does not exist any more. Without the condition, an empty row would be created.
                return;
            }
            catch (TransactionConflictException) when (attempt < MaxAttempts)
            {
                // Another transaction puts the same item at this moment; it will be refused, since the id exists.
            }

            await time.PauseAsync(attempt, cancellationToken);
        }
    }
}
