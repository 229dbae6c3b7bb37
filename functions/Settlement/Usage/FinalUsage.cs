using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>
/// When the last usage of an ending subscription is sent. AWS's pages disagree on what opens its final hour in the newer contract: Purchase
/// Agreement Ended, or License Deprovisioned. So finished hours are sent soon after the first, as if it did, and all that is left after
/// the second. In the older contract unsubscribe-pending opens it. Source: AWS Marketplace Seller Guide, "Metering for usage" and
/// "Amazon EventBridge events".
/// </summary>
public static class FinalUsage
{
    /// <summary>Whether AWS takes usage of the subscription at a moment, for an hour in which it was active.</summary>
    public static bool IsTaken(Subscription subscription, DateTimeOffset now) => subscription.ActiveSince is not null && subscription.Status switch
    {
        SubscriptionStatus.Active => true,
        SubscriptionStatus.Ending => subscription.Id.Kind is SubscriptionKind.Licence || now < subscription.StatusSetAt + MeteringOptions.FinalHour,
        SubscriptionStatus.Ended => subscription.Id.Kind is SubscriptionKind.Licence && now < subscription.StatusSetAt + MeteringOptions.FinalHour,
        _ => false,
    };

    /// <summary>Moments at which hours are closed earlier than otherwise, because the subscription is ending.</summary>
    public static IEnumerable<Flush> Flushes(Subscription subscription, MeteringOptions options)
    {
        if (subscription.ActiveSince is null)
        {
            yield break;
        }

        var isLicence = subscription.Id.Kind is SubscriptionKind.Licence;
        var lastSign = subscription.Status is SubscriptionStatus.Ended ? subscription.StatusSetAt : null;
        var firstSign = subscription.AgreementEndedAt ?? (subscription.Status is SubscriptionStatus.Ending ? subscription.StatusSetAt : null);
        if (firstSign is { } first)
        {
            yield return new Flush(first + options.FirstFlush, IsLast: false);
            yield return new Flush(first + options.LastFlush, IsLast: !isLicence);
        }

        if (lastSign is { } last)
        {
            // In the older contract nothing more is taken after it.
            yield return new Flush(isLicence ? last + options.FirstFlush : last, IsLast: false);
            yield return new Flush(isLicence ? last + options.LastFlush : last, IsLast: isLicence);
        }
    }

    /// <summary>When the last usage of all the account's subscriptions has been sent; null when none was ever active.</summary>
    public static DateTimeOffset? EndsAt(CloudAccount account, MeteringOptions options) =>
        account.Deciding.SelectMany(one => Flushes(one, options)).Max(flush => (DateTimeOffset?)flush.At);
}

/// <summary>A moment at which hours of a subscription are closed.</summary>
/// <param name="At">The hours that have ended by then are closed.</param>
/// <param name="IsLast">The hour in progress is closed too.</param>
public sealed record Flush(DateTimeOffset At, bool IsLast);
