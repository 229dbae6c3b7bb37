using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Collects the operations of one transaction: at most 100, one per item.</summary>
internal sealed class Transaction(string table)
{
    private readonly List<TransactWriteItem> operations = [];

    public void Put(Item item, Condition? condition = null) => operations.Add(new()
    {
        Put = new()
        {
            TableName = table,
            Item = item,
            ConditionExpression = condition?.Expression,
            ExpressionAttributeValues = condition?.ValuesOrNull,
        },
    });

    public void Delete(Key key, Condition? condition = null) => operations.Add(new()
    {
        Delete = new()
        {
            TableName = table,
            Key = key.ToItem(),
            ConditionExpression = condition?.Expression,
            ExpressionAttributeValues = condition?.ValuesOrNull,
        },
    });

    public void Check(Key key, Condition condition) => operations.Add(new()
    {
        ConditionCheck = new()
        {
            TableName = table,
            Key = key.ToItem(),
            ConditionExpression = condition.Expression,
            ExpressionAttributeValues = condition.ValuesOrNull,
        },
    });

    /// <param name="expression">What is set. Its values must be among the condition's.</param>
    /// <param name="condition">What must be true before the update.</param>
    public void Update(Key key, string expression, Condition condition) => operations.Add(new()
    {
        Update = new()
        {
            TableName = table,
            Key = key.ToItem(),
            UpdateExpression = expression,
            ConditionExpression = condition.Expression,
            ExpressionAttributeValues = condition.ValuesOrNull,
        },
    });

    /// <param name="token">
    /// Idempotency token: when the answer to the first request was lost, the second request gets the same answer.
    /// </param>
    public TransactWriteItemsRequest ToRequest(Ulid token) => new()
    {
        TransactItems = operations,
        ClientRequestToken = token.ToString(),
    };
}

/// <summary>What must be true of an item for a transaction to go through.</summary>
/// <param name="Expression">In DynamoDB's language.</param>
/// <param name="Values">The values that the expression names.</param>
internal sealed record Condition(string Expression, Item Values)
{
    /// <summary>As a request takes them: DynamoDB refuses an empty map.</summary>
    public Item? ValuesOrNull => Values.Count == 0 ? null : Values;

    /// <summary>It does not exist, or has expired and is not removed by DynamoDB yet.</summary>
    public static Condition Absent(DateTimeOffset now) => new(
        $"attribute_not_exists({SettlementTable.PartitionKey}) OR {SettlementTable.ExpiresAt} <= :now",
        new Item().With(":now", now.ToUnixTimeSeconds()));

    /// <summary>It was not written since it was read; version 0 means that there was none.</summary>
    public static Condition Unchanged(long version, DateTimeOffset now) =>
        version == 0 ? Absent(now) : new("version = :version", new Item().With(":version", version));

    /// <summary>The alias points to the account.</summary>
    public static Condition AliasPointsTo(CloudAccountId account) =>
        new($"{AliasRow.Account} = :account", new Item().With(":account", account.ToString()));
}
