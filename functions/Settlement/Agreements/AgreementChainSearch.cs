using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Agreements;

/// <summary>
/// Finds the agreements that a notice is about: the one that it names, the previous one if named, and the renewals of both, in
/// both directions, up to the first agreement of an account that is not deleted. It continues past deleted accounts, because a
/// later licence must find the account that replaced them. The caller loads <see cref="Next"/> and passes it to
/// <see cref="Add"/> until <see cref="Next"/> is null.
/// </summary>
public sealed class AgreementChainSearch(Notice notice)
{
    /// <summary>
    /// All agreements of a chain are in one transaction. No buyer renews so often before the first notice of a licence.
    /// </summary>
    private const int MaxAgreements = 40;

    /// <summary>
    /// An account may have many renewals. A deleted account's agreements this far from the notice ended long ago.
    /// </summary>
    private const int MaxAgreementsOfDeletedAccounts = 20;

    private readonly LinkedList<Agreement> chain = [];
    private readonly HashSet<CloudAccountId> deleted = [];

    /// <summary>The agreement to read next; null when nothing is missing.</summary>
    /// <exception cref="InvalidOperationException">The chain is longer than a transaction can hold.</exception>
    public AgreementId? Next => chain.Count == 0 ? notice.Agreement : IfNotRead(Older()) ?? IfNotRead(Newer());

    /// <summary>The agreements added so far, each with the account that it belongs to now.</summary>
    public AgreementChain Chain => new([.. chain]);

    /// <param name="agreement">What is stored about <see cref="Next"/>; version 0 when nothing is.</param>
    /// <param name="account">
    /// The agreement's account after all merges; null when it has none, or it does not exist any more.
    /// </param>
    public void Add(Agreement agreement, CloudAccount? account)
    {
        if (account is { DeletedAt: not null })
        {
            deleted.Add(account.Id);
        }

        agreement = agreement with { Account = account?.Id };
        if (chain.Count > 0 && IfNotRead(Older()) is null)
        {
            chain.AddLast(agreement);
        }
        else
        {
            chain.AddFirst(agreement);
        }
    }

    private AgreementId? Older() =>
        chain.First?.Value is not { } oldest ? null
        : oldest.Id == notice.Agreement && notice.PreviousAgreement is { } told ? told
        : ContinuesBeyond(oldest) ? oldest.Previous
        : null;

    private AgreementId? Newer() => chain.Last?.Value is { } newest && ContinuesBeyond(newest) ? newest.Successor : null;

    private bool ContinuesBeyond(Agreement agreement) =>
        agreement.Account is not { } account || (deleted.Contains(account) && chain.Count < MaxAgreementsOfDeletedAccounts);

    private AgreementId? IfNotRead(AgreementId? id) =>
        id is null || chain.Any(agreement => agreement.Id == id) ? null
        : chain.Count < MaxAgreements ? id
        : throw new InvalidOperationException($"The chain of agreements around {id} has more than {MaxAgreements} links.");
}
