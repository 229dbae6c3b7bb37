using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Notices;

/// <summary>One message from AWS Marketplace in our own format, the same for every channel.</summary>
public sealed record Notice
{
    /// <summary>
    /// The same at every delivery: the id of the SNS or EventBridge envelope, or of the SQS message for a raw one.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>AWS's name for it, such as <c>subscribe-success</c> or <c>License Updated</c>.</summary>
    public required string Name { get; init; }

    /// <summary>AWS's time. It decides between notices that arrive out of order.</summary>
    public required DateTimeOffset Time { get; init; }

    public required NoticeEffect Effect { get; init; }

    public ProductCode? Product { get; init; }

    public AwsAccountId? AwsAccount { get; init; }

    /// <summary>The subscription that it names; agreement events name none.</summary>
    public SubscriptionId? Subscription { get; init; }

    public AgreementId? Agreement { get; init; }

    /// <summary>The agreement that <see cref="Agreement"/> renews or replaces.</summary>
    public AgreementId? PreviousAgreement { get; init; }

    /// <summary>What the buyer agreed to: NEW, RENEW, REPLACE or AMEND.</summary>
    public string? Intent { get; init; }

    public string? Offer { get; init; }

    /// <summary>The term of <see cref="Agreement"/>.</summary>
    public AgreementTerm? Term { get; init; }

    public bool? FreeTrial { get; init; }
}

/// <summary>What a notice means for the lifecycle.</summary>
public enum NoticeEffect
{
    /// <summary>No change; the notice is recorded.</summary>
    None,

    /// <summary>subscribe-success, License Updated.</summary>
    SubscriptionActive,

    /// <summary>subscribe-fail.</summary>
    SubscriptionFailed,

    /// <summary>unsubscribe-pending.</summary>
    SubscriptionEnding,

    /// <summary>unsubscribe-success, License Deprovisioned.</summary>
    SubscriptionEnded,

    /// <summary>Purchase Agreement Ended as CANCELLED, EXPIRED or TERMINATED: the first sign of the end.</summary>
    AgreementEnded,

    /// <summary>Purchase Agreement Ended as RENEWED: nothing ends, and a successor is expected.</summary>
    AgreementRenewed,

    /// <summary>Purchase Agreement Ended as REPLACED: the same, but the successor may not say what it replaces.</summary>
    AgreementReplaced,
}

/// <summary>Extensions of <see cref="NoticeEffect"/>.</summary>
public static class NoticeEffects
{
    /// <summary>The status that the notice sets on the subscription it names; null when it sets none.</summary>
    public static SubscriptionStatus? NewStatus(this NoticeEffect effect) => effect switch
    {
        NoticeEffect.SubscriptionActive => SubscriptionStatus.Active,
        NoticeEffect.SubscriptionFailed => SubscriptionStatus.Failed,
        NoticeEffect.SubscriptionEnding => SubscriptionStatus.Ending,
        NoticeEffect.SubscriptionEnded => SubscriptionStatus.Ended,
        _ => null,
    };
}
