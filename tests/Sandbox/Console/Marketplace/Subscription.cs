using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>One agreement between a buyer's AWS account and us, as AWS keeps it.</summary>
public sealed record Subscription
{
    /// <summary>Name of the subscription in the console, such as <c>s1</c>.</summary>
    public required string Id { get; init; }

    public required SandboxProduct Product { get; init; }

    public required BuyerAccount Buyer { get; init; }

    public required string AgreementId { get; init; }

    public required string OfferId { get; init; }

    /// <summary>NEW, RENEW or REPLACE.</summary>
    public required string Intent { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required SubscriptionStatus Status { get; init; }

    public bool FreeTrial { get; init; }

    /// <summary>The agreement that this one renews or replaces.</summary>
    public string? PreviousAgreementId { get; init; }

    /// <summary>Newer contract only.</summary>
    public string? LicenceArn { get; init; }

    /// <summary>Older contract only: the same whenever this buyer subscribes to this product.</summary>
    public string? CustomerIdentifier { get; init; }

    /// <summary>Newer contract: how the agreement ended, such as CANCELLED or RENEWED.</summary>
    public string? EndedAs { get; init; }

    /// <summary>When AWS said the first sign of the end; never for an agreement that was renewed or replaced.</summary>
    public DateTimeOffset? FirstSignAt { get; init; }

    /// <summary>When AWS said the last sign of the end.</summary>
    public DateTimeOffset? LastSignAt { get; init; }

    /// <summary>As AWS Marketplace Metering knows it.</summary>
    internal MeteredSubscription Metered => new(Buyer.Id, Product.Code, LicenceArn, CustomerIdentifier)
    {
        FirstSignAt = FirstSignAt,
        LastSignAt = LastSignAt,
        IsSuspended = Status == SubscriptionStatus.Failed,
    };

    public string Path => "/marketplace/subscriptions/" + Id;
}

/// <summary>What AWS itself knows of a subscription, whether or not it has said so yet.</summary>
public enum SubscriptionStatus
{
    Active,

    /// <summary>The payment failed; only the older contract tells.</summary>
    Failed,

    /// <summary>Unsubscribed; the last sign has not been given.</summary>
    Ending,

    Ended,
}
