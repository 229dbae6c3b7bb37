using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>One licence, or one customer identifier of a product: what has the lifecycle.</summary>
public sealed record Subscription(SubscriptionId Id)
{
    public SubscriptionStatus Status { get; init; } = SubscriptionStatus.Pending;

    /// <summary>AWS's time of the notice that set <see cref="Status"/>; null while AWS has said nothing.</summary>
    public DateTimeOffset? StatusSetAt { get; init; }

    /// <summary>The agreement under which it was bought, once known.</summary>
    public AgreementId? Agreement { get; init; }

    /// <summary>
    /// Takes a status that AWS set at a time. Notices come late and out of order, so the latest one counts, whenever it comes.
    /// A deprovisioned licence never returns, whatever the times say.
    /// </summary>
    public Subscription ApplyStatus(SubscriptionStatus status, DateTimeOffset at)
    {
        if (Id.Kind is SubscriptionKind.Licence && (Status is SubscriptionStatus.Ended) != (status is SubscriptionStatus.Ended))
        {
            return Status is SubscriptionStatus.Ended ? this : this with { Status = status, StatusSetAt = at };
        }

        var later = StatusSetAt is not { } heard || at > heard || (at == heard && status > Status);
        return later ? this with { Status = status, StatusSetAt = at } : this;
    }

    /// <summary>
    /// The same name at AWS in a new cloud account, after the old one was deleted. It remembers the old end, so that notices from
    /// before it stay without effect.
    /// </summary>
    public Subscription Reopen() => new(Id) { StatusSetAt = StatusSetAt, Agreement = Agreement };
}

/// <summary>In the order in which a life goes by, so that of two notices of the same instant the later stage wins.</summary>
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
