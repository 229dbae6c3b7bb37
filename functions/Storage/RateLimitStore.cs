using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>
/// Counts calls in the table, since the instances of a function do not see each other's calls. A call may be counted twice when
/// the table's answer is lost; a rate limit can tolerate that.
/// </summary>
public sealed class RateLimitStore(IAmazonDynamoDB client, StorageOptions options)
{
    /// <summary>Counts one call of a window, unless the window is full; a refused call is not counted.</summary>
    /// <param name="window">Key of the window; the caller defines its format.</param>
    /// <param name="endsAt">When the window ends. The count may be deleted after it.</param>
    /// <param name="max">Maximum number of calls in the window.</param>
    /// <returns>False when the window is full.</returns>
    public async Task<bool> TryCountAsync(string window, DateTimeOffset endsAt, int max, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = options.Table,
                    Key = Keys.Rate(window).ToItem(),
                    UpdateExpression = $"SET {SettlementTable.ExpiresAt} = :expiresAt ADD #count :one",
                    ConditionExpression = "attribute_not_exists(#count) OR #count < :max",
                    ExpressionAttributeNames = new() { ["#count"] = "count" },
                    ExpressionAttributeValues = new Item()
                        .With(":one", 1)
                        .With(":max", max)
                        .With(":expiresAt", endsAt.ToUnixTimeSeconds()),
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
