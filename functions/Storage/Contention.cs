using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Guance.Serverless.Storage;

/// <summary>Pauses between attempts after a conflict: longer each time, with random length.</summary>
internal static class Backoff
{
    private const int FirstMilliseconds = 20;
    private const int MaxDoublings = 6;

    /// <param name="attempt">How many tries there have been: none means no pause.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    public static Task WaitAsync(int attempt, CancellationToken cancellationToken) =>
        attempt == 0
            ? Task.CompletedTask
            : Task.Delay(RandomNumberGenerator.GetInt32(1, FirstMilliseconds << Math.Min(attempt, MaxDoublings)), cancellationToken);
}

/// <summary>
/// DynamoDB throttles. Nothing was stored; trying again later helps.
/// </summary>
public sealed class ContentionException : Exception
{
    public ContentionException()
    {
    }

    public ContentionException(string message)
        : base(message)
    {
    }

    public ContentionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>DynamoDB refuses what is more than it takes at the moment.</summary>
internal static class Throttling
{
    /// <summary>
    /// Gives the refusal of a whole call a name that all know. The SDK has tried the call again several times by then, ever more
    /// slowly. The caller may try again later.
    /// </summary>
    /// <exception cref="ContentionException">It was refused.</exception>
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

    /// <summary>Of a row or more of it. The SDK does not try that again.</summary>
    public static bool IsThrottled(this TransactionCanceledException refusal) =>
        refusal.Has("ThrottlingError") || refusal.Has("ProvisionedThroughputExceeded");

    /// <summary>Whether this is the reason for a row or more.</summary>
    public static bool Has(this TransactionCanceledException refusal, string code) =>
        refusal.CancellationReasons?.Any(reason => reason.Code == code) is true;
}
