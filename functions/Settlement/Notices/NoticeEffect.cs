using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Notices;

/// <summary>What a notice means for the lifecycle.</summary>
public enum NoticeEffect
{
    /// <summary>Nothing moves; it is recorded.</summary>
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

    /// <summary>Purchase Agreement Ended as RENEWED or REPLACED: nothing ends, a successor is on its way.</summary>
    AgreementSucceeded,
}

/// <summary>Readings of <see cref="NoticeEffect"/>.</summary>
public static class NoticeEffects
{
    /// <summary>The status that the notice sets on the subscription it names; null when it sets none.</summary>
    public static SubscriptionStatus? Sets(this NoticeEffect effect) => effect switch
    {
        NoticeEffect.SubscriptionActive => SubscriptionStatus.Active,
        NoticeEffect.SubscriptionFailed => SubscriptionStatus.Failed,
        NoticeEffect.SubscriptionEnding => SubscriptionStatus.Ending,
        NoticeEffect.SubscriptionEnded => SubscriptionStatus.Ended,
        _ => null,
    };
}
