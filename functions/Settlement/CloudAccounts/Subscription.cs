using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>One licence, or one customer identifier of a product. Its status follows AWS's notices.</summary>
public sealed record Subscription(SubscriptionId Id)
{
    public SubscriptionStatus Status { get; init; } = SubscriptionStatus.Pending;

    /// <summary>AWS's time of the notice that set <see cref="Status"/>; null before the first such notice.</summary>
    public DateTimeOffset? StatusSetAt { get; init; }

    /// <summary>The agreement under which it was bought, once known.</summary>
    public AgreementId? Agreement { get; init; }

    /// <summary>
    /// Applies a status with AWS's time. Notices arrive late and out of order, so the one with the latest AWS time wins.
    /// A deprovisioned licence stays ended, whatever the times.
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
    /// The same subscription in a new cloud account, after the old one was deleted. It keeps the time of the old end, so that
    /// older notices have no effect.
    /// </summary>
    public Subscription Reopen() => new(Id) { StatusSetAt = StatusSetAt, Agreement = Agreement };
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
