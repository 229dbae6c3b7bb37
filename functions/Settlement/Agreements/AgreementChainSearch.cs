using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Agreements;

/// <summary>
/// Finds the agreements that a notice is about: the one that it names, the previous one if named, and the renewals of both, in
/// both directions, up to the first agreement of an account that is not deleted. It continues past deleted accounts, because a
/// later licence must find the account that replaced them. For a replacement that names no previous agreement it looks at all
/// open ones of the same AWS account. The caller loads <see cref="NextAgreement"/> and <see cref="NextAcceptor"/> until both are
/// null.
/// </summary>
/// <param name="notice">A notice.</param>
/// <param name="successorDelay">How far apart the end of an agreement and the start of what replaces it may be.</param>
public sealed class AgreementChainSearch(Notice notice, TimeSpan successorDelay)
{
    /// <summary>
    /// All agreements of a chain are in one transaction. No buyer renews so often before the first notice of a licence; if one
    /// does, the agreements further away are found by the notices about them.
    /// </summary>
    public const int MaxAgreements = 40;

    /// <summary>
    /// An account may have many renewals. A deleted account's agreements this far from the notice ended long ago.
    /// </summary>
    private const int MaxAgreementsOfDeletedAccounts = 20;

    private readonly Dictionary<AgreementId, Agreement> read = [];
    private readonly HashSet<CloudAccountId> deleted = [];
    private AgreementLink? link = AgreementChain.LinkOf(notice);

    /// <summary>The open replacements that were read; null when the notice is about none.</summary>
    public OpenReplacements? Open { get; private set; }

    /// <summary>The agreement to read next; null when nothing is missing.</summary>
    public AgreementId? NextAgreement => Walk(out _) ?? NextOpen();

    /// <summary>The AWS account whose open replacements are to be read next; null when nothing is missing.</summary>
    public AwsAccountId? NextAcceptor => Open is null && Walk(out _) is null ? OpenAgreement()?.Acceptor?.Value : null;

    /// <summary>The agreements that were found, the oldest first, each with the account that it belongs to now.</summary>
    public AgreementChain Chain
    {
        get
        {
            Walk(out var chain);
            return new([.. chain]) { Link = link };
        }
    }

    /// <param name="agreement">What is stored about <see cref="NextAgreement"/>; version 0 when nothing is.</param>
    /// <param name="account">
    /// The agreement's account after all merges; null when it has none, or it does not exist any more.
    /// </param>
    public void Add(Agreement agreement, CloudAccount? account)
    {
        if (account is { DeletedAt: not null })
        {
            deleted.Add(account.Id);
        }

        read[agreement.Id] = agreement with { Account = account?.Id };
        LinkReplacement();
    }

    /// <param name="open">What is stored for <see cref="NextAcceptor"/>; version 0 when nothing is.</param>
    public void Add(OpenReplacements open)
    {
        Open = open;
        LinkReplacement();
    }

    /// <returns>The first agreement that is missing; null when the chain is whole.</returns>
    private AgreementId? Walk(out LinkedList<Agreement> chain)
    {
        chain = [];
        for (var next = notice.Agreement; Continue(next, chain) is { } id; next = Older(chain))
        {
            if (!read.TryGetValue(id, out var agreement))
            {
                return id;
            }

            chain.AddFirst(agreement);
        }

        for (var next = Newer(chain); Continue(next, chain) is { } id; next = Newer(chain))
        {
            if (!read.TryGetValue(id, out var agreement))
            {
                return id;
            }

            chain.AddLast(agreement);
        }

        return null;
    }

    private AgreementId? Older(LinkedList<Agreement> chain) =>
        chain.First?.Value is not { } oldest ? null
        : oldest.Id == link?.Newer ? link.Older
        : ContinuesBeyond(oldest, chain) ? oldest.Previous
        : null;

    private AgreementId? Newer(LinkedList<Agreement> chain) =>
        chain.Last?.Value is not { } newest ? null
        : newest.Id == link?.Older ? link.Newer
        : ContinuesBeyond(newest, chain) ? newest.Successor
        : null;

    private bool ContinuesBeyond(Agreement agreement, LinkedList<Agreement> chain) =>
        agreement.Account is not { } account || (deleted.Contains(account) && chain.Count < MaxAgreementsOfDeletedAccounts);

    private static AgreementId? Continue(AgreementId? id, LinkedList<Agreement> chain) =>
        chain.Count < MaxAgreements && chain.All(agreement => agreement.Id != id) ? id : null;

    /// <summary>The agreement that the notice names, if it is an open replacement; null when it is not.</summary>
    private Agreement? OpenAgreement() =>
        link is null && Chain.Apply(notice).Find(notice.Agreement) is { Acceptor: not null } about
        && (OpenReplacements.IsOpenEnd(about) || OpenReplacements.IsOpenStart(about))
            ? about
            : null;

    private AgreementId? NextOpen() =>
        Open is null || link is not null ? null : Open.Agreements.Select(id => (AgreementId?)id).FirstOrDefault(id => !read.ContainsKey(id!.Value));

    /// <summary>Once all open replacements are read, takes the one that fits as if AWS had named it.</summary>
    private void LinkReplacement()
    {
        if (link is null && Open is not null && Walk(out _) is null && NextOpen() is null && OpenAgreement() is { } about)
        {
            link = OpenReplacements.Find(about, Open.Agreements.Select(id => read[id]), successorDelay);
        }
    }
}
