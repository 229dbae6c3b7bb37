using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>
/// Merges cloud accounts that turned out to be the same: a renewal's licence may arrive before the notice that says it is a
/// renewal, and then a separate account was opened for it.
/// </summary>
internal static class AccountMerge
{
    /// <summary>Whether owner and AWS account match. Null means unknown and matches any value.</summary>
    public static bool AreCompatible(CloudAccount one, CloudAccount other) =>
        (one.Owner is null || other.Owner is null || one.Owner == other.Owner)
        && (one.AwsAccount is null || other.AwsAccount is null || one.AwsAccount == other.AwsAccount);

    /// <summary>
    /// Moves the subscriptions of <paramref name="from"/> into <paramref name="into"/>; a work order moves the bindings.
    /// </summary>
    public static void Merge(DecisionBuilder builder, CloudAccountId into, CloudAccountId from, string notice, DateTimeOffset now)
    {
        var target = builder.Account(into);
        var source = builder.Account(from);
        if (!AreCompatible(target, source))
        {
            builder.AddHistory(into, Entry(HistoryEvent.MergeRefused, from));
            builder.AddHistory(from, Entry(HistoryEvent.MergeRefused, into));
            return;
        }

        foreach (var subscription in source.Subscriptions)
        {
            target = target.With(subscription);
            builder.SetAlias(subscription.Id, into);
        }

        builder.SetAccount(target with
        {
            Owner = target.Owner ?? source.Owner,
            Contact = target.Contact ?? source.Contact,
            AwsAccount = target.AwsAccount ?? source.AwsAccount,
            Product = target.Product ?? source.Product,
        });
        builder.SetAccount(source with { Subscriptions = [], DeletedAt = now, MergedInto = into });
        builder.AddHistory(into, Entry(HistoryEvent.Merged, from));
        builder.AddHistory(from, Entry(HistoryEvent.Merged, into));
        builder.AddSideEffect(new Outbox.WorkOrder(from));

        HistoryEntry Entry(HistoryEvent what, CloudAccountId other) =>
            new() { At = now, Event = what, By = HistoryEntry.Service, Detail = other.ToString(), Notice = notice };
    }
}
