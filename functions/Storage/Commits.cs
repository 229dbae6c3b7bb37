using Amazon.DynamoDBv2.Model;

namespace Guance.Serverless.Storage;

/// <summary>Commits transactions, and sends those again that DynamoDB refuses only for the moment.</summary>
internal static class Commits
{
    private const int MaxAttempts = 6;
    private const int MaxWhenThrottled = 8;

    /// <returns>False when something that was read has changed since; nothing was stored.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; nothing was stored.</exception>
    public static async Task<bool> CommitAsync(this Table table, Transaction transaction, CancellationToken cancellationToken)
    {
        var request = transaction.ToRequest(Ulid.NewUlid(table.Now));
        for (var attempt = 0; attempt < MaxWhenThrottled; attempt++)
        {
            await table.PauseAsync(attempt, cancellationToken);
            switch (await TryAsync(table, request, cancellationToken))
            {
                case CommitResult.Stored:
                    return true;
                case CommitResult.Changed:
                case CommitResult.Conflict when attempt >= MaxAttempts - 1:
                    return false;
            }
        }

        throw new ContentionException($"DynamoDB refused to take a transaction {MaxWhenThrottled} times.");
    }

    private static async Task<CommitResult> TryAsync(Table table, TransactWriteItemsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await Throttling.TranslateAsync(table.Client.TransactWriteItemsAsync(request, cancellationToken));
            return CommitResult.Stored;
        }
        catch (TransactionCanceledException refusal) when (refusal.Has("ConditionalCheckFailed"))
        {
            return CommitResult.Changed;
        }
        catch (TransactionCanceledException refusal) when (refusal.Has("TransactionConflict"))
        {
            return CommitResult.Conflict;
        }
        catch (TransactionCanceledException refusal) when (refusal.IsThrottled())
        {
            return CommitResult.Throttled;
        }
        catch (TransactionInProgressException)
        {
            return CommitResult.Conflict;
        }
    }

    /// <summary>DynamoDB's answer to a transaction.</summary>
    private enum CommitResult
    {
        Stored,

        /// <summary>A row is not as it was read.</summary>
        Changed,

        /// <summary>
        /// Another transaction uses the same rows at this moment, perhaps without changing what was read. Or our own first
        /// request is still in progress; a repeated request with the same token gets its answer.
        /// </summary>
        Conflict,

        /// <summary>DynamoDB throttles the writes.</summary>
        Throttled,
    }
}
