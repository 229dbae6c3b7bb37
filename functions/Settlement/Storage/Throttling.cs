using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>DynamoDB refuses what is more than it takes at the moment.</summary>
internal static class Throttling
{
    /// <summary>
    /// Gives the refusal of a whole call a name that all know. The SDK has tried the call again several times by then, ever more
    /// slowly: whoever asked may come again later.
    /// </summary>
    /// <exception cref="ContentionException">It was refused.</exception>
    public static async Task<T> NamedAsync<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (AmazonDynamoDBException refusal) when (
            refusal.ErrorCode is "ProvisionedThroughputExceededException" or "ThrottlingException" or "RequestLimitExceeded")
        {
            throw new ContentionException("DynamoDB takes no more at the moment.", refusal);
        }
    }

    /// <summary>Of a row or more of it. The SDK does not try that again.</summary>
    public static bool IsThrottled(this TransactionCanceledException refusal) =>
        refusal.Has("ThrottlingError") || refusal.Has("ProvisionedThroughputExceeded");

    /// <summary>Whether this is the reason for a row or more.</summary>
    public static bool Has(this TransactionCanceledException refusal, string code) =>
        refusal.CancellationReasons?.Any(reason => reason.Code == code) is true;
}
