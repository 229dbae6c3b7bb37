using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Collects the operations of one transaction: at most 100, and one an item.</summary>
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
            ExpressionAttributeValues = condition?.Values,
        },
    });

    public void Delete(Key key) => operations.Add(new() { Delete = new() { TableName = table, Key = key.ToItem() } });

    public void Check(Key key, Condition condition) => operations.Add(new()
    {
        ConditionCheck = new()
        {
            TableName = table,
            Key = key.ToItem(),
            ConditionExpression = condition.Expression,
            ExpressionAttributeValues = condition.Values,
        },
    });

    /// <param name="key">The item.</param>
    /// <param name="expression">What is set; its values are among the condition's.</param>
    /// <param name="condition">What must be true before.</param>
    public void Update(Key key, string expression, Condition condition) => operations.Add(new()
    {
        Update = new()
        {
            TableName = table,
            Key = key.ToItem(),
            UpdateExpression = expression,
            ConditionExpression = condition.Expression,
            ExpressionAttributeValues = condition.Values,
        },
    });

    /// <param name="token">
    /// Tells repetitions from another transaction: when the answer to the first was lost, the second is answered like it.
    /// </param>
    public TransactWriteItemsRequest ToRequest(Ulid token) => new()
    {
        TransactItems = operations,
        ClientRequestToken = token.ToString(),
    };
}
