using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>One licence, or one customer identifier of a product. Its status follows AWS's notices.</summary>
public sealed record Subscription(SubscriptionId Id)
{
    /// <summary>The status that notices about the subscription itself set; null before the first of them.</summary>
    public Fact<SubscriptionStatus>? Notified { get; init; }

    /// <summary>
    /// AWS's time of the first notice that it is active; null before. Of a customer identifier that came back: since it came back.
    /// </summary>
    public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>The agreement under which it stands, once known. A licence may move to another one.</summary>
    public Fact<AgreementId>? Agreement { get; init; }

    /// <summary>When that agreement ended for good; null while it has not.</summary>
    public DateTimeOffset? AgreementEndedAt { get; init; }

    /// <summary>The offer that the buyer accepted, once known.</summary>
    public Fact<string>? Offer { get; init; }

    /// <summary>The term of <see cref="Agreement"/>; null while AWS has not told it, as in the older contract.</summary>
    public AgreementTerm? Term { get; init; }

    /// <summary>Whom AWS's events name as the party that accepted the agreement: a reseller perhaps, or an organization.</summary>
    public Fact<AwsAccountId>? Acceptor { get; init; }

    /// <summary>Our time when it came here from an account that was merged into this one; usage before is metered there. Null for most.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>Whom ResolveCustomer named; null until a buyer came with this subscription. Usage is metered to this account.</summary>
    public AwsAccountId? ResolvedAccount { get; init; }

    public SubscriptionStatus Status => IsEndedByAgreement ? SubscriptionStatus.Ending : Notified?.Value ?? SubscriptionStatus.Pending;

    /// <summary>AWS's time of the notice that set <see cref="Status"/>; null before the first such notice.</summary>
    public DateTimeOffset? StatusSetAt => IsEndedByAgreement ? AgreementEndedAt : Notified?.At;

    /// <summary>The end of the agreement is the first sign of the end, unless a later notice says otherwise.</summary>
    private bool IsEndedByAgreement => AgreementEndedAt is { } endedAt
        && (Notified is not { } heard
            || (heard.Value is not SubscriptionStatus.Ended
                && (endedAt > heard.At || (endedAt == heard.At && heard.Value < SubscriptionStatus.Ending))));

    /// <summary>
    /// Applies a status with AWS's time. Notices arrive late and out of order, so the one with the latest AWS time wins.
    /// A deprovisioned licence stays ended, whatever the times.
    /// </summary>
    public Subscription ApplyStatus(SubscriptionStatus status, DateTimeOffset at)
    {
        var told = new Fact<SubscriptionStatus>(status, at);
        return (status is not SubscriptionStatus.Active || ActiveFrom(at) == ActiveSince ? this : this with { ActiveSince = ActiveFrom(at) }).Hear(told);
    }

    private DateTimeOffset ActiveFrom(DateTimeOffset at) =>
        Notified is { Value: SubscriptionStatus.Ended } ended && at > ended.At && Id.Kind is SubscriptionKind.Customer ? at
        : ActiveSince is { } since && since < at ? since : at;

    private Subscription Hear(Fact<SubscriptionStatus> told)
    {
        var (status, at) = (told.Value, told.At);
        if (Id.Kind is SubscriptionKind.Licence && (Notified?.Value is SubscriptionStatus.Ended) != (status is SubscriptionStatus.Ended))
        {
            return status is SubscriptionStatus.Ended ? this with { Notified = told } : this;
        }

        var later = Notified is not { } heard || at > heard.At || (at == heard.At && status > heard.Value);
        return later ? this with { Notified = told } : this;
    }

    /// <summary>Learns what a notice about it tells: under which agreement it stands, who accepted that, and which offer.</summary>
    public Subscription Learn(AgreementId? agreement, AwsAccountId? acceptor, string? offer, DateTimeOffset at)
    {
        var stands = Agreement.Learn(agreement, at);
        var kept = stands?.Value == Agreement?.Value ? this : this with { AgreementEndedAt = null, Offer = null, Term = null };
        return kept with
        {
            Agreement = stands,
            Offer = stands is null ? Offer.Learn(offer, at) : kept.Offer,
            Acceptor = Acceptor.Learn(acceptor, at),
        };
    }

    /// <summary>
    /// The same subscription in a new cloud account, after the old one was deleted. It keeps the time of the old end, so that
    /// notices of that time and older ones have no effect.
    /// </summary>
    /// <param name="endedAt">AWS's time of the last notice about the deleted account.</param>
    public Subscription Reopen(DateTimeOffset? endedAt) => this with
    {
        Notified = endedAt is { } end ? new(SubscriptionStatus.Pending, end.AddTicks(1)) : null,
        ActiveSince = null,
        AgreementEndedAt = null,
    };
}

/// <summary>In lifecycle order: of two notices with the same time, the later stage wins.</summary>
public enum SubscriptionStatus
{
    /// <summary>Known to us, but AWS has not confirmed it.</summary>
    Pending,

    /// <summary>Confirmed: subscribe-success, License Updated.</summary>
    Active,

    /// <summary>AWS could not take the payment: subscribe-fail.</summary>
    Failed,

    /// <summary>The first sign of the end: unsubscribe-pending, Purchase Agreement Ended.</summary>
    Ending,

    /// <summary>The last sign: unsubscribe-success, License Deprovisioned.</summary>
    Ended,
}
