using System.Collections.Immutable;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Agreements;

/// <summary>
/// Agreements of one AWS account of which AWS does not say what belongs to what: those that ended as REPLACED, and those that
/// replace one without naming it. AWS promises the previous agreement only for renewals.
/// </summary>
/// <param name="Acceptor">The AWS account that accepted them.</param>
/// <param name="Agreements">At most <see cref="MaxAgreements"/>, the latest last. Some may have been linked since.</param>
/// <param name="Version">Grows with every write; 0 before the first.</param>
public sealed record OpenReplacements(AwsAccountId Acceptor, ImmutableArray<AgreementId> Agreements, long Version)
{
    /// <summary>One is replaced now and then; a day decides which belong together.</summary>
    public const int MaxAgreements = 20;

    /// <summary>What the record says once a notice about an agreement has been applied.</summary>
    /// <param name="about">The agreement that the notice is about.</param>
    /// <param name="link">The replacement that was found; null when none was.</param>
    public OpenReplacements Apply(Agreement? about, AgreementLink? link)
    {
        var open = Agreements.Where(id => id != link?.Older && id != link?.Newer).ToImmutableArray();
        return about is null || link is not null || open.Contains(about.Id)
            ? open.Length == Agreements.Length ? this : this with { Agreements = open }
            : this with { Agreements = [.. open.TakeLast(MaxAgreements - 1), about.Id] };
    }

    /// <summary>
    /// Finds what an agreement replaces, or what replaces it: the same AWS account and product, within the delay. Null when nothing
    /// fits, and also when more than one does: guessing could move the workspaces of another subscription.
    /// </summary>
    public static AgreementLink? Find(Agreement about, IEnumerable<Agreement> open, TimeSpan delay)
    {
        Agreement[] all = [about, .. open.Where(one => one.Id != about.Id)];
        var links = all.SelectMany(older => all.Where(newer => IsReplacedBy(older, newer, delay)).Select(newer => new AgreementLink(older.Id, newer.Id)))
            .ToList();
        return links.FindAll(link => link.Older == about.Id || link.Newer == about.Id) is [var found]
            && links.Count(link => link.Older == found.Older || link.Newer == found.Newer) == 1
                ? found
                : null;
    }

    /// <summary>It ended as REPLACED, and AWS has not said by what.</summary>
    public static bool IsOpenEnd(Agreement agreement) => agreement is { ReplacedAt: not null, Successor: null };

    /// <summary>It replaces another agreement, and AWS has not said which.</summary>
    public static bool IsOpenStart(Agreement agreement) => agreement is { Intent.Value: "REPLACE", Previous: null };

    public static bool IsReplacedBy(Agreement older, Agreement newer, TimeSpan delay) =>
        older.Id != newer.Id && IsOpenEnd(older) && IsOpenStart(newer)
        && older.Acceptor?.Value == newer.Acceptor?.Value
        && older.Product is not null && older.Product.Value == newer.Product?.Value
        && (newer.Intent!.At - older.ReplacedAt!.Value).Duration() <= delay;
}

/// <summary>An agreement and the one that renews or replaces it.</summary>
public sealed record AgreementLink(AgreementId Older, AgreementId Newer);
