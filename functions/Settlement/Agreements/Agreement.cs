using System.Collections.Immutable;
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
