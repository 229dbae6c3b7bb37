using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>The accounts that one decision rests on: each is read once, however many names lead to it.</summary>
internal sealed class KnownAccounts(AccountReader reader)
{
    private readonly Dictionary<CloudAccountId, CloudAccount?> read = [];

    /// <summary>All that were found, but for those that were merged into another one.</summary>
    public ImmutableDictionary<CloudAccountId, CloudAccount> All =>
        read.Values.OfType<CloudAccount>().Where(account => account.MergedInto is null).ToImmutableDictionary(account => account.Id);

    /// <returns>The account, or the one that it was merged into in the end; null when there is no name, or the account is gone.</returns>
    public async Task<CloudAccount?> FollowAsync(CloudAccountId? name, CancellationToken cancellationToken)
    {
        var account = await FindAsync(name, cancellationToken);
        while (account?.MergedInto is { } into)
        {
            account = await FindAsync(into, cancellationToken);
        }

        return account;
    }

    private async Task<CloudAccount?> FindAsync(CloudAccountId? name, CancellationToken cancellationToken)
    {
        if (name is not { } id)
        {
            return null;
        }

        if (!read.TryGetValue(id, out var account))
        {
            read[id] = account = await reader.FindAsync(id, cancellationToken);
        }

        return account;
    }
}
