using System.Collections.Immutable;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads snapshots for the lifecycle, and stores decisions.</summary>
public sealed class DecisionStore(IAmazonDynamoDB client, StorageOptions options, SettlementOptions settlement, TimeProvider time)
{
    private const int MaxAttempts = 6;
    private const int MaxWhenThrottled = 8;
    private readonly Table table = new(client, options, time);

    /// <returns>Null when the notice was received before.</returns>
    public async Task<LifecycleSnapshot?> ReadAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(Keys.Notice(notice.Id), cancellationToken) is not null)
        {
            return null;
        }

        var accounts = new AccountCache(new AccountReader(table));
        var search = await new AgreementChainReader(table, accounts, settlement.SuccessorDelay).ReadAsync(notice, cancellationToken);
        var aliases = notice.Subscription is { } id ? await ReadAsync([AliasName.Of(id)], accounts, cancellationToken) : [];
        if (aliases is [{ Target: null }] && notice is { Subscription.Kind: SubscriptionKind.Licence, AwsAccount: { } account, Product: { } product })
        {
            aliases = [.. aliases, .. await ReadAsync([AliasName.Of(account, product)], accounts, cancellationToken)];
        }

        return Snapshot(aliases, search.Chain, accounts) with { OpenReplacements = search.Open };
    }

    public async Task<LifecycleSnapshot> ReadAsync(ResolvedCustomer customer, CancellationToken cancellationToken)
    {
        var accounts = new AccountCache(new AccountReader(table));
        AliasName[] names = [.. customer.Subscriptions.Select(AliasName.Of), AliasName.Of(customer.AwsAccount, customer.Product)];
        return Snapshot(await ReadAsync(names, accounts, cancellationToken), AgreementChain.Empty, accounts);
    }

    /// <returns>False when something that was read has changed since; nothing was stored.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; nothing was stored.</exception>
    public async Task<bool> CommitAsync(Decision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var transaction = new Transaction(options.Table);
        new DecisionWriter(transaction, now).Write(decision);
        var request = transaction.ToRequest(Ulid.NewUlid(now));
        for (var attempt = 0; attempt < MaxWhenThrottled; attempt++)
        {
            await time.PauseAsync(attempt, cancellationToken);
            switch (await TryAsync(request, cancellationToken))
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

    private async Task<CommitResult> TryAsync(TransactWriteItemsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await Throttling.TranslateAsync(client.TransactWriteItemsAsync(request, cancellationToken));
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

    private async Task<ImmutableArray<KnownAlias>> ReadAsync(AliasName[] names, AccountCache accounts, CancellationToken cancellationToken)
    {
        var known = new List<KnownAlias>();
        foreach (var name in names)
        {
            CloudAccountId? target = await table.GetAsync(Keys.Alias(name), cancellationToken) is { } item ? AliasRow.Read(item) : null;
            known.Add(new KnownAlias(name, target, (await accounts.FollowAsync(target, cancellationToken))?.Id));
        }

        return [.. known];
    }

    private static LifecycleSnapshot Snapshot(ImmutableArray<KnownAlias> aliases, AgreementChain chain, AccountCache accounts)
    {
        var involved = chain.Accounts.Concat(aliases.Select(alias => alias.Account).OfType<CloudAccountId>()).ToHashSet();
        return new LifecycleSnapshot
        {
            Accounts = accounts.All.Where(one => involved.Contains(one.Key)).ToImmutableDictionary(),
            Aliases = aliases,
            Chain = chain,
        };
    }
}
