using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Agreements;

/// <summary>
/// Decides which agreements a notice is about: the one that it names, the one before it if named, and from there along the
/// renewals, in both directions, as far as the first agreement that belongs to an account. Whoever walks reads what is next.
/// </summary>
public sealed class ChainWalk(Notice notice)
{
    /// <summary>All of them are part of one transaction; nobody renews so often before the first licence is heard of.</summary>
    private const int MostAgreements = 40;

    private readonly LinkedList<Agreement> chain = [];

    /// <summary>The agreement to read next; null when nothing is missing.</summary>
    /// <exception cref="InvalidOperationException">The chain is longer than a transaction can hold.</exception>
    public AgreementId? Next => chain.Count == 0 ? notice.Agreement : Unread(Older()) ?? Unread(Newer());

    public AgreementChain Chain => new([.. chain]);

    /// <param name="agreement">What is stored about <see cref="Next"/>; version 0 when nothing is.</param>
    public void Add(Agreement agreement)
    {
        if (chain.Count > 0 && Unread(Older()) is null)
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
        : oldest.Account is null ? oldest.Previous
        : null;

    private AgreementId? Newer() => chain.Last?.Value is { Account: null } newest ? newest.Successor : null;

    private AgreementId? Unread(AgreementId? id) =>
        id is null || chain.Any(agreement => agreement.Id == id) ? null
        : chain.Count < MostAgreements ? id
        : throw new InvalidOperationException($"The chain of agreements around {id} has more than {MostAgreements} links.");
}
