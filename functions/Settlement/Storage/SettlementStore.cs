using System.Collections.Immutable;
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

        var chain = await new ChainReader(table).ReadAsync(notice, cancellationToken);
        return await ReadAsync(notice.Subscription, chain, cancellationToken);
    }

    public Task<Known> ReadAsync(SubscriptionId subscription, CancellationToken cancellationToken) =>
        ReadAsync(subscription, AgreementChain.Empty, cancellationToken);

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

    private async Task<Known> ReadAsync(SubscriptionId? subscription, AgreementChain chain, CancellationToken cancellationToken)
    {
        var alias = subscription is { } id ? await table.GetAsync(Keys.Alias(id), cancellationToken) : null;
        CloudAccountId? bySubscription = alias is null ? null : AliasRow.Read(alias);
        var accounts = new Dictionary<CloudAccountId, CloudAccount?>();
        var reader = new AccountReader(table);
        foreach (var name in chain.Accounts.Append(bySubscription ?? default).Where(name => name != default).Distinct())
        {
            accounts[name] = await reader.FollowAsync(name, cancellationToken);
        }

        return new Known(
            accounts.Values.OfType<CloudAccount>().DistinctBy(account => account.Id).ToImmutableDictionary(account => account.Id),
            Living(bySubscription),
            new AgreementChain([.. chain.Agreements.Select(agreement => agreement with { Account = Living(agreement.Account) })]));

        // The account that took over an account that was merged; null for one that is gone.
        CloudAccountId? Living(CloudAccountId? name) => name is { } one ? accounts[one]?.Id : null;
    }
}
