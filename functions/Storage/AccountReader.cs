using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Builds cloud accounts from their rows.</summary>
internal sealed class AccountReader(Table table)
{
    public async Task<CloudAccount?> FindAsync(CloudAccountId id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Account(id), cancellationToken) is { } item ? await CompleteAsync(item, cancellationToken) : null;

    /// <summary>
    /// Reads the subscriptions after the account, not in parallel. Each change of a subscription raises the account's version,
    /// so a write conditional on the version that was read also proves that the subscriptions are no older.
    /// </summary>
    public async Task<CloudAccount> CompleteAsync(Item account, CancellationToken cancellationToken)
    {
        var subscriptions = new List<Subscription>();
        var partition = account.Text(SettlementTable.PartitionKey);
        await foreach (var item in table.QueryAsync(partition, Keys.SubscriptionPrefix, cancellationToken))
        {
            subscriptions.Add(SubscriptionRow.Read(item));
        }

        return AccountRow.Read(account, subscriptions);
    }

    /// <returns>The account after all merges; null when it does not exist any more.</returns>
    public async Task<CloudAccount?> FollowAsync(CloudAccountId id, CancellationToken cancellationToken)
    {
        var account = await FindAsync(id, cancellationToken);
        while (account?.MergedInto is { } into)
        {
            account = await FindAsync(into, cancellationToken);
        }

        return account;
    }
}
