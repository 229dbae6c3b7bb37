using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>Which mails a change of a cloud account's subscriptions causes: each tells of one change, so a repeated notice causes none.</summary>
internal static class LifecycleMails
{
    /// <param name="before">As it was read; null for a new account.</param>
    /// <param name="after">As it is stored.</param>
    public static IEnumerable<MailRequest> Of(CloudAccount? before, CloudAccount after, DateTimeOffset now) =>
        Kinds(before, after).Select(kind => MailRequest.About(after, kind, now)).OfType<MailRequest>();

    private static IEnumerable<MailKind> Kinds(CloudAccount? before, CloudAccount after)
    {
        if (after.Status is CloudAccountStatus.Failed && before?.Status is not CloudAccountStatus.Failed)
        {
            yield return MailKind.SubscriptionFailed;
        }

        if (IsEndCertain(after) && !(before is { Contact: not null } && IsEndCertain(before)))
        {
            yield return MailKind.SubscriptionEnding;
        }

        if (before is { Contact: not null } && after.Status is CloudAccountStatus.Active && IsRenewed(before, after))
        {
            yield return MailKind.SubscriptionRenewed;
        }
    }

    /// <summary>
    /// AWS has told that the subscription ends, or has ended for good. The end of a licence alone does not say so: it may have been
    /// renewed. So the mail does not depend on which of AWS's notices comes first.
    /// </summary>
    private static bool IsEndCertain(CloudAccount account) =>
        account.Status is CloudAccountStatus.Ending
        && account.Deciding.MaxBy(one => one.StatusSetAt) is { } latest
        && (latest.Status is SubscriptionStatus.Ending || latest.Id.Kind is SubscriptionKind.Customer || latest.AgreementEndedAt is not null);

    /// <summary>
    /// A licence of another agreement than before is active. Further licences of that agreement are not news, and neither is a licence
    /// that turns out to be what the older contract calls a customer.
    /// </summary>
    private static bool IsRenewed(CloudAccount before, CloudAccount after)
    {
        var known = before.Subscriptions.Where(one => one is { Id.Kind: SubscriptionKind.Licence, Notified: not null }).ToList();
        return known.Count > 0 && after.Subscriptions.Any(one =>
            one is { Id.Kind: SubscriptionKind.Licence, Status: SubscriptionStatus.Active, Agreement: { } agreement }
            && known.All(other => other.Id != one.Id && other.Agreement is { } its && its.Value != agreement.Value));
    }
}
