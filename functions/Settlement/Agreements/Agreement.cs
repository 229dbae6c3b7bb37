using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Agreements;

/// <summary>
/// A purchase agreement at AWS. A renewal or replacement is a new agreement that names the previous one: all agreements of such
/// a chain belong to one cloud account. Facts are stored even before a licence, and so a cloud account, is known.
/// </summary>
public sealed record Agreement(AgreementId Id)
{
    public AgreementId? Previous { get; init; }

    public AgreementId? Successor { get; init; }

    /// <summary>What the buyer agreed to, NEW, RENEW or REPLACE, and when. An amendment does not change it.</summary>
    public Fact<string>? Intent { get; init; }

    public Fact<string>? Offer { get; init; }

    public Fact<AgreementTerm>? Term { get; init; }

    public Fact<bool>? FreeTrial { get; init; }

    public Fact<AwsAccountId>? Acceptor { get; init; }

    public Fact<ProductCode>? Product { get; init; }

    /// <summary>AWS's time at which it ended for good: CANCELLED, EXPIRED, TERMINATED.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>It ended as RENEWED or REPLACED.</summary>
    public bool Succeeded { get; init; }

    /// <summary>AWS's time at which it ended as REPLACED.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>The cloud account that it belongs to, once known: this makes the agreement an alias of the account.</summary>
    public CloudAccountId? Account { get; init; }

    /// <summary>Notices from before the account was known. They move to the account's history once it is known.</summary>
    public ImmutableArray<HistoryEntry> Unfiled { get; init; } = [];

    /// <summary>
    /// Grows with every write; 0 before the first. Every notice about the agreement writes it, so parallel ones conflict.
    /// </summary>
    public long Version { get; init; }

    /// <summary>A licence of a succeeding agreement is expected.</summary>
    public bool AwaitsSuccessor => Succeeded || Successor is not null;

    /// <summary>No notice has told yet why its licences end: perhaps it was renewed.</summary>
    public bool IsEndUnknown => !AwaitsSuccessor && EndedAt is null;
}

/// <summary>From when until when an agreement runs.</summary>
/// <param name="Starts">When it starts.</param>
/// <param name="Ends">When it ends unless it is renewed; null for one without an end, such as pay-as-you-go.</param>
public readonly record struct AgreementTerm(DateTimeOffset Starts, DateTimeOffset? Ends)
{
    private const string NoEnd = "..";

    /// <param name="starts">AWS's <c>startTime</c>.</param>
    /// <param name="ends">AWS's <c>endTime</c>, which names the year 9999 for an agreement without an end.</param>
    public static AgreementTerm Of(DateTimeOffset starts, DateTimeOffset? ends) =>
        new(starts, ends < new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero) ? ends : null);

    /// <summary>Reads <see cref="ToString"/>.</summary>
    public static AgreementTerm Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var ends = text[(slash + 1)..];
        return new(Time(text[..slash]), ends == NoEnd ? null : Time(ends));
    }

    /// <summary>An ISO 8601 interval, with two dots for an open end.</summary>
    public override string ToString() => $"{Starts.UtcDateTime:O}/{(Ends is { } ends ? ends.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : NoEnd)}";

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
