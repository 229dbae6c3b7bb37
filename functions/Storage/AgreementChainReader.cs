using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads the agreements that a notice is about. Those that do not exist yet have version 0.</summary>
internal sealed class AgreementChainReader(Table table, AccountCache accounts, TimeSpan successorDelay)
{
    public async Task<AgreementChainSearch> ReadAsync(Notice notice, CancellationToken cancellationToken)
    {
        var search = new AgreementChainSearch(notice, successorDelay);
        while (true)
        {
            if (search.NextAgreement is { } id)
            {
                var agreement = await GetAsync(id, cancellationToken);
                search.Add(agreement, await accounts.FollowAsync(agreement.Account, cancellationToken));
            }
            else if (search.NextAcceptor is { } acceptor)
            {
                search.Add(await OpenReplacementsAsync(acceptor, cancellationToken));
            }
            else
            {
                return search;
            }
        }
    }

    private async Task<OpenReplacements> OpenReplacementsAsync(AwsAccountId acceptor, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.OpenReplacements(acceptor), cancellationToken) is { } item
            ? OpenReplacementsRow.Read(acceptor, item)
            : new OpenReplacements(acceptor, [], Version: 0);

    private async Task<Agreement> GetAsync(AgreementId id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Agreement(id), cancellationToken) is { } item ? AgreementRow.Read(id, item) : new Agreement(id);
}

/// <summary>The accounts that one decision reads: each only once, even if several ids lead to it.</summary>
internal sealed class AccountCache(AccountReader reader)
{
    private readonly Dictionary<CloudAccountId, CloudAccount?> read = [];

    /// <summary>All accounts found, except those that were merged into another one.</summary>
    public ImmutableDictionary<CloudAccountId, CloudAccount> All =>
        read.Values.OfType<CloudAccount>().Where(account => account.MergedInto is null).ToImmutableDictionary(account => account.Id);

    /// <returns>The account after all merges; null when there is no id, or the account does not exist any more.</returns>
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
