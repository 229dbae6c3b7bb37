using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Settlement.Limits;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>
/// Counts calls in the table: no copy of a function sees what the others are asked. A call whose answer from the table was lost may
/// be counted twice, which a limit can bear.
/// </summary>
public sealed class RateStore(IAmazonDynamoDB client, SettlementOptions options)
{
    /// <summary>Counts one call, unless there were as many as may be; what is refused is not counted.</summary>
    public async Task<bool> TryCountAsync(RateWindow window, int most, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = options.Table,
                    Key = Keys.Rate(window).ToItem(),
                    UpdateExpression = $"SET {SettlementTable.ExpiresAt} = :expiresAt ADD #count :one",
                    ConditionExpression = "attribute_not_exists(#count) OR #count < :most",
                    ExpressionAttributeNames = new() { ["#count"] = "count" },
                    ExpressionAttributeValues = new Item()
                        .With(":one", 1)
                        .With(":most", most)
                        .With(":expiresAt", window.Ends.ToUnixTimeSeconds()),
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
