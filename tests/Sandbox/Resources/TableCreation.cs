using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Sandbox.Resources;

internal static class TableCreation
{
    /// <returns>ARN of the table's stream.</returns>
    public static async Task<string> CreateAsync(IAmazonDynamoDB dynamo, CancellationToken stop)
    {
        var created = await dynamo.CreateTableAsync(
            new()
            {
                TableName = SettlementTable.Name,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = Keys(SettlementTable.PartitionKey, SettlementTable.SortKey),
                AttributeDefinitions =
                [
                    .. new[]
                    {
                        SettlementTable.PartitionKey, SettlementTable.SortKey,
                        SettlementTable.OwnerIndexPartitionKey, SettlementTable.OwnerIndexSortKey,
                    }.Select(name => new AttributeDefinition(name, ScalarAttributeType.S)),
                ],
                GlobalSecondaryIndexes =
                [
                    new()
                    {
                        IndexName = SettlementTable.OwnerIndex,
                        KeySchema = Keys(SettlementTable.OwnerIndexPartitionKey, SettlementTable.OwnerIndexSortKey),
                        Projection = new() { ProjectionType = ProjectionType.ALL },
                    },
                ],
                StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE },
            },
            stop);
        await dynamo.UpdateTimeToLiveAsync(
            new()
            {
                TableName = SettlementTable.Name,
                TimeToLiveSpecification = new() { AttributeName = SettlementTable.ExpiresAt, Enabled = true },
            },
            stop);
        return created.TableDescription.LatestStreamArn;
    }

    private static List<KeySchemaElement> Keys(string partition, string sort) =>
        [new(partition, KeyType.HASH), new(sort, KeyType.RANGE)];
}
