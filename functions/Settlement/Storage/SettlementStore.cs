using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Reads what the lifecycle decides on, and stores what it decided.</summary>
public sealed class SettlementStore(IAmazonDynamoDB client, SettlementOptions options, TimeProvider time)
{
    private const int MostTries = 6;
    private readonly Table table = new(client, options, time);

    /// <returns>Null when the notice has been heard before.</returns>
    public async Task<Known?> ReadAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(Keys.Notice(notice.Id), cancellationToken) is not null)
        {
            return null;
        }

        var accounts = new KnownAccounts(new AccountReader(table));
        var chain = await new ChainReader(table, accounts).ReadAsync(notice, cancellationToken);
        return await ReadAsync(notice.Subscription, chain, accounts, cancellationToken);
    }

    public Task<Known> ReadAsync(SubscriptionId subscription, CancellationToken cancellationToken) =>
        ReadAsync(subscription, AgreementChain.Empty, new KnownAccounts(new AccountReader(table)), cancellationToken);

    /// <returns>False when something that was read has changed since, so that nothing was stored.</returns>
    public async Task<bool> CommitAsync(Changes changes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var transaction = new Transaction(options.Table);
        new ChangesWriter(transaction, now).Write(changes);
        var request = transaction.ToRequest(Ulid.NewUlid(now));
        for (var tries = 0; tries < MostTries; tries++)
        {
            await Backoff.WaitAsync(tries, cancellationToken);
            try
            {
                await client.TransactWriteItemsAsync(request, cancellationToken);
                return true;
            }
            catch (TransactionCanceledException refusal) when (Has(refusal, "ConditionalCheckFailed"))
            {
                return false;
            }
            catch (TransactionCanceledException refusal) when (Has(refusal, "TransactionConflict"))
            {
                // Somebody else's transaction is at the same rows this instant; it need not have changed what we read.
            }
            catch (TransactionInProgressException)
            {
                // Our own first try is still being carried out; the same token gets its answer.
            }
        }

        return false;
    }

    private static bool Has(TransactionCanceledException refusal, string code) =>
        refusal.CancellationReasons?.Any(reason => reason.Code == code) is true;

    private async Task<Known> ReadAsync(
        SubscriptionId? subscription, AgreementChain chain, KnownAccounts accounts, CancellationToken cancellationToken)
    {
        var alias = subscription is { } id ? await table.GetAsync(Keys.Alias(id), cancellationToken) : null;
        CloudAccountId? name = alias is null ? null : AliasRow.Read(alias);
        var bySubscription = await accounts.FollowAsync(name, cancellationToken);
        return new Known(accounts.All, bySubscription?.Id, chain);
    }
}
