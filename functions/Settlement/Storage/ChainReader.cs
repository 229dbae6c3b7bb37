using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>
/// Reads the agreement that a notice names, the one before it if named, and from there along the renewals, in both directions, as
/// far as the first agreement that belongs to an account. Agreements that do not exist yet are handed out with version 0.
/// </summary>
internal sealed class ChainReader(Table table)
{
    /// <summary>All of them are part of one transaction; nobody renews so often before the first licence is heard of.</summary>
    private const int MostAgreements = 40;

    public async Task<AgreementChain> ReadAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Agreement is not { } id)
        {
            return AgreementChain.Empty;
        }

        var chain = new LinkedList<Agreement>();
        var named = await GetAsync(id, cancellationToken);
        chain.AddFirst(named);
        var previous = notice.PreviousAgreement ?? (named.Account is null ? named.Previous : null);
        while (previous is { } older && IsNew(chain, older))
        {
            var agreement = await GetAsync(older, cancellationToken);
            chain.AddFirst(agreement);
            previous = agreement.Account is null ? agreement.Previous : null;
        }

        var successor = named.Account is null ? named.Successor : null;
        while (successor is { } newer && IsNew(chain, newer))
        {
            var agreement = await GetAsync(newer, cancellationToken);
            chain.AddLast(agreement);
            successor = agreement.Account is null ? agreement.Successor : null;
        }

        return new AgreementChain([.. chain]);
    }

    private static bool IsNew(LinkedList<Agreement> chain, AgreementId id) =>
        chain.Count >= MostAgreements
            ? throw new InvalidOperationException($"The chain of agreements around {id} has more than {MostAgreements} links.")
            : chain.All(agreement => agreement.Id != id);

    private async Task<Agreement> GetAsync(AgreementId id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Agreement(id), cancellationToken) is { } item ? AgreementRow.Read(id, item) : new Agreement(id);
}
