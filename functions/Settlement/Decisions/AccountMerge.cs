using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>
/// Merges cloud accounts that turned out to be the same: a renewal's licence may arrive before the notice that says it is a
/// renewal, and then a separate account was opened for it.
/// </summary>
internal static class AccountMerge
{
    /// <summary>
    /// Moves the subscriptions of <paramref name="from"/> into <paramref name="into"/>; a work order moves the bindings. Accounts of
    /// different owners stay apart. AWS accounts may differ: a reseller or an organization accepts what another account uses.
    /// </summary>
    public static void Merge(DecisionBuilder builder, CloudAccountId into, CloudAccountId from, string? notice, DateTimeOffset now)
    {
        var target = builder.Account(into);
        var source = builder.Account(from);
        if (target.Owner is { } owner && source.Owner is { } other && owner != other)
        {
            builder.AddHistory(into, Entry(HistoryEvent.MergeRefused, from));
            builder.AddHistory(from, Entry(HistoryEvent.MergeRefused, into));
            return;
        }

        foreach (var subscription in source.Subscriptions)
        {
            target = target.With(subscription with { JoinedAt = now });
        }

        builder.SetAccount(target with
        {
            Owner = target.Owner ?? source.Owner,
            Contact = target.Contact ?? source.Contact,
            Product = target.Product ?? source.Product,
            Merged = [.. target.Merged, .. source.Merged, new MergedAccount(from, now)],

            // Bindings come with the other account: if both wait for AWS, the wait begins anew.
            UnconfirmedSince = null,
        });
        builder.SetAccount(source with { Subscriptions = [], DeletedAt = now, MergedInto = into });
        builder.AddHistory(into, Entry(HistoryEvent.Merged, from));
        builder.AddHistory(from, Entry(HistoryEvent.Merged, into));
        builder.AddSideEffect(new Outbox.WorkOrder(from));

        HistoryEntry Entry(HistoryEvent what, CloudAccountId account) =>
            new() { At = now, Event = what, By = HistoryEntry.Service, Detail = account.ToString(), Notice = notice };
    }
}
