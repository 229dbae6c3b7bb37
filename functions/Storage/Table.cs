using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>
/// Consistent reads of the one table, and plain puts. Expired items are ignored, even if DynamoDB has not removed them yet. Throttling throws
/// <see cref="ContentionException"/>.
/// </summary>
internal sealed class Table(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    /// <summary>DynamoDB's limit for one request.</summary>
    private const int MaxKeys = 100;
    private const int MaxAttempts = 8;

    /// <summary>Requests that run in parallel: one after another would be slow for an owner with many workspaces.</summary>
    private const int MaxRequests = 8;

    public string Name => options.Table;

    public IAmazonDynamoDB Client => client;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc cref="Backoff.PauseAsync"/>
    public Task PauseAsync(int attempt, CancellationToken cancellationToken) => time.PauseAsync(attempt, cancellationToken);

    public async Task<Item?> GetAsync(Key key, CancellationToken cancellationToken)
    {
        var response = await Throttling.TranslateAsync(client.GetItemAsync(
            new GetItemRequest { TableName = Name, Key = key.ToItem(), ConsistentRead = true }, cancellationToken));
        return response.Item is { Count: > 0 } item && item.IsAlive(Now) ? item : null;
    }

    /// <returns>The items that exist, by key.</returns>
    public async Task<IReadOnlyDictionary<Key, Item>> GetAsync(IEnumerable<Key> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Key, Item>();
        foreach (var chunks in keys.Distinct().Chunk(MaxKeys).Chunk(MaxRequests))
        {
            foreach (var item in (await Task.WhenAll(chunks.Select(chunk => BatchAsync(chunk, cancellationToken)))).SelectMany(items => items))
            {
                found[Key.Of(item)] = item;
            }
        }

        var now = Now;
        return found.Where(one => one.Value.IsAlive(now)).ToDictionary();
    }

    /// <summary>The other items of content that did not fit into its first item.</summary>
    public async Task<IReadOnlyDictionary<Key, Item>> OthersAsync(Item first, CancellationToken cancellationToken)
    {
        var keys = PackedContent.KeysOf(first).Skip(1).ToList();
        return keys.Count == 0 ? ImmutableDictionary<Key, Item>.Empty : await GetAsync(keys, cancellationToken);
    }

    /// <summary>The items of a partition whose sort keys begin with the prefix (all, when it is null), in their order.</summary>
    public IAsyncEnumerable<Item> QueryAsync(string partition, string? prefix, CancellationToken cancellationToken) =>
        QueryAsync(Query(partition, prefix), cancellationToken);

    /// <summary>As above, for any query.</summary>
    public async IAsyncEnumerable<Item> QueryAsync(
        QueryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = Now;
        await foreach (var page in PagesAsync(request, cancellationToken))
        {
            foreach (var item in (page.Items ?? []).Where(item => item.IsAlive(now)))
            {
                yield return item;
            }
        }
    }

    /// <summary>Number of items of a partition whose sort keys begin with the prefix, a moment ago. Expired ones count too.</summary>
    public async Task<int> CountAsync(string partition, string prefix, CancellationToken cancellationToken)
    {
        var request = Query(partition, prefix);
        (request.Select, request.ConsistentRead) = (Select.COUNT, false);
        var count = 0;
        await foreach (var page in PagesAsync(request, cancellationToken))
        {
            count += page.Count ?? 0;
        }

        return count;
    }

    /// <summary>Puts an item, whatever was there before.</summary>
    public Task PutAsync(Item item, CancellationToken cancellationToken) => Throttling.TranslateAsync(
        client.PutItemAsync(new PutItemRequest { TableName = Name, Item = item }, cancellationToken));

    /// <summary>Puts an item on a condition.</summary>
    /// <returns>False when the condition does not hold; nothing was stored.</returns>
    public Task<bool> TryPutAsync(Item item, Condition condition, CancellationToken cancellationToken) => HoldsAsync(client.PutItemAsync(
        new PutItemRequest
        {
            TableName = Name,
            Item = item,
            ConditionExpression = condition.Expression,
            ExpressionAttributeValues = condition.ValuesOrNull,
        },
        cancellationToken));

    /// <summary>Deletes an item on a condition.</summary>
    /// <returns>False when the condition does not hold; nothing was deleted.</returns>
    public Task<bool> TryDeleteAsync(Key key, Condition condition, CancellationToken cancellationToken) => HoldsAsync(client.DeleteItemAsync(
        new DeleteItemRequest
        {
            TableName = Name,
            Key = key.ToItem(),
            ConditionExpression = condition.Expression,
            ExpressionAttributeValues = condition.ValuesOrNull,
        },
        cancellationToken));

    public QueryRequest Query(string partition, string? prefix) => new()
    {
        TableName = Name,
        ConsistentRead = true,
        KeyConditionExpression = $"{SettlementTable.PartitionKey} = :partition"
            + (prefix is null ? "" : $" AND begins_with({SettlementTable.SortKey}, :prefix)"),
        ExpressionAttributeValues = new Item().With(":partition", partition).With(":prefix", prefix),
    };

    private static async Task<bool> HoldsAsync<T>(Task<T> conditional)
    {
        try
        {
            await Throttling.TranslateAsync(conditional);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<QueryResponse> PagesAsync(
        QueryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var page = await Throttling.TranslateAsync(client.QueryAsync(request, cancellationToken));
            yield return page;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    private async Task<List<Item>> BatchAsync(Key[] keys, CancellationToken cancellationToken)
    {
        var items = new List<Item>();
        var left = new KeysAndAttributes { Keys = [.. keys.Select(key => key.ToItem())], ConsistentRead = true };
        for (var attempt = 0; left is { Keys.Count: > 0 }; attempt++)
        {
            if (attempt == MaxAttempts)
            {
                throw new ContentionException($"DynamoDB left {left.Keys.Count} keys unread {MaxAttempts} times.");
            }

            await time.PauseAsync(attempt, cancellationToken);
            var response = await Throttling.TranslateAsync(client.BatchGetItemAsync(
                new BatchGetItemRequest { RequestItems = new() { [Name] = left } }, cancellationToken));
            items.AddRange(response.Responses.GetValueOrDefault(Name) ?? []);
            left = response.UnprocessedKeys?.GetValueOrDefault(Name);
        }

        return items;
    }
}
