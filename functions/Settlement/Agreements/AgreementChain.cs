using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Agreements;

/// <summary>Agreements linked by renewal or replacement, the oldest first; empty when a notice names none.</summary>
public sealed record AgreementChain(ImmutableArray<Agreement> Agreements)
{
    private const int MaxUnfiled = 200;

    public static AgreementChain Empty { get; } = new([]);

    /// <summary>Two of the agreements that belong together, found by this search: the notice says so, or nothing else fits.</summary>
    public AgreementLink? Link { get; init; }

    /// <summary>The previous agreement as the notice names it; null when it names none.</summary>
    public static AgreementLink? LinkOf(Notice notice) =>
        notice is { PreviousAgreement: { } older, Agreement: { } newer } ? new(older, newer) : null;

    public Agreement? Find(AgreementId? id) => Agreements.FirstOrDefault(agreement => agreement.Id == id);

    /// <summary>The accounts that the agreements belong to, in the order of the chain.</summary>
    public IEnumerable<CloudAccountId> Accounts =>
        Agreements.Where(agreement => agreement.Account is not null).Select(agreement => agreement.Account!.Value).Distinct();

    /// <summary>Applies the facts of a notice to the agreements that it names. The order of notices does not matter.</summary>
    public AgreementChain Apply(Notice notice) =>
        this with { Agreements = [.. Agreements.Select(agreement => Apply(agreement, notice))] };

    /// <summary>
    /// Assigns to the account the agreements that have none, or whose account is not <paramref name="isTaken"/>.
    /// </summary>
    public AgreementChain Assign(CloudAccountId account, Func<CloudAccountId, bool> isTaken) =>
        this with
        {
            Agreements =
            [
                .. Agreements.Select(agreement => agreement.Account is { } other && isTaken(other)
                    ? agreement
                    : agreement with { Account = account, Unfiled = [] }),
            ],
        };

    /// <summary>Keeps the latest history lines of an agreement whose account is not known yet.</summary>
    public AgreementChain AddUnfiled(AgreementId id, HistoryEntry entry) =>
        this with
        {
            Agreements =
            [
                .. Agreements.Select(agreement => agreement.Id != id
                    ? agreement
                    : agreement with { Unfiled = [.. agreement.Unfiled.TakeLast(MaxUnfiled - 1), entry] }),
            ],
        };

    private Agreement Apply(Agreement agreement, Notice notice)
    {
        var link = Link ?? LinkOf(notice);
        var linked = agreement.Id == link?.Older ? agreement with { Successor = link.Newer }
            : agreement.Id == link?.Newer ? agreement with { Previous = link.Older }
            : agreement;
        return agreement.Id != notice.Agreement ? linked : linked with
        {
            Intent = notice.Intent is "AMEND" ? agreement.Intent : agreement.Intent.Learn(notice.Intent, notice.Time),
            Offer = agreement.Offer.Learn(notice.Offer, notice.Time),
            Term = agreement.Term.Learn(notice.Term, notice.Time),
            FreeTrial = agreement.FreeTrial.Learn(notice.FreeTrial, notice.Time),
            Acceptor = agreement.Acceptor.Learn(notice.AwsAccount, notice.Time),
            Product = agreement.Product.Learn(notice.Product, notice.Time),
            EndedAt = notice.Effect is NoticeEffect.AgreementEnded ? Later(notice.Time, agreement.EndedAt) : agreement.EndedAt,
            Succeeded = agreement.Succeeded || notice.Effect is NoticeEffect.AgreementRenewed or NoticeEffect.AgreementReplaced,
            ReplacedAt = notice.Effect is NoticeEffect.AgreementReplaced ? Later(notice.Time, agreement.ReplacedAt) : agreement.ReplacedAt,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => one > other ? one : other ?? one;
}
