using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Reads the agreements that a notice is about. Those that do not exist yet are handed out with version 0.</summary>
internal sealed class ChainReader(Table table, KnownAccounts accounts)
{
    public async Task<AgreementChain> ReadAsync(Notice notice, CancellationToken cancellationToken)
    {
        var walk = new ChainWalk(notice);
        while (walk.Next is { } id)
        {
            var agreement = await GetAsync(id, cancellationToken);
            walk.Add(agreement, await accounts.FollowAsync(agreement.Account, cancellationToken));
        }

        return walk.Chain;
    }

    private async Task<Agreement> GetAsync(AgreementId id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Agreement(id), cancellationToken) is { } item ? AgreementRow.Read(id, item) : new Agreement(id);
}
