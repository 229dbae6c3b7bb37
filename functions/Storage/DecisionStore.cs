using System.Collections.Immutable;
using Amazon.DynamoDBv2;
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
        return await table.CommitAsync(transaction, cancellationToken);
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
