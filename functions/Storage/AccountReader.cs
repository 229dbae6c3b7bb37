using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads cloud accounts.</summary>
internal sealed class AccountReader(Table table)
{
    public async Task<CloudAccount?> FindAsync(CloudAccountId id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Account(id), cancellationToken) is { } item ? AccountRow.Read(item) : null;

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
