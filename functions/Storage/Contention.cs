using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Guance.Serverless.Storage;

/// <summary>Pauses between attempts after a conflict: longer each time, with random length.</summary>
internal static class Backoff
{
    private const int FirstMilliseconds = 20;
    private const int MaxDoublings = 6;

    /// <param name="time">Measures the pause.</param>
    /// <param name="attempt">Number of attempts so far; 0 means no pause.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    public static Task PauseAsync(this TimeProvider time, int attempt, CancellationToken cancellationToken) =>
        attempt == 0
            ? Task.CompletedTask
            : Task.Delay(
                TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, FirstMilliseconds << Math.Min(attempt, MaxDoublings))),
                time,
                cancellationToken);
}

/// <summary>DynamoDB throttles. Nothing was stored; trying again later helps.</summary>
public sealed class ContentionException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>DynamoDB's throttling errors.</summary>
internal static class Throttling
{
    /// <summary>
    /// Translates the throttling of a whole call. The SDK has retried the call several times by then, with growing pauses. The
    /// caller may try again later.
    /// </summary>
    /// <exception cref="ContentionException">The call was throttled.</exception>
    public static async Task<T> TranslateAsync<T>(Task<T> call)
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

    /// <summary>Whether at least one row was throttled. The SDK does not retry that.</summary>
    public static bool IsThrottled(this TransactionCanceledException refusal) =>
        refusal.Has("ThrottlingError") || refusal.Has("ProvisionedThroughputExceeded");

    /// <summary>Whether at least one row was refused for this reason.</summary>
    public static bool Has(this TransactionCanceledException refusal, string code) =>
        refusal.CancellationReasons?.Any(reason => reason.Code == code) is true;
}
