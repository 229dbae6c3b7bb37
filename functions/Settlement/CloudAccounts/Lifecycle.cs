using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>
/// The one rule of how cloud accounts live, for both contracts of AWS Marketplace. Pure: what is known and what was heard go in,
/// what is to be stored comes out, and the outcome does not depend on the order in which notices arrive.
/// </summary>
public static class Lifecycle
{
    /// <summary>Decides what a notice changes.</summary>
    /// <param name="known">What the store knows about the names in the notice.</param>
    /// <param name="notice">One message from AWS.</param>
    /// <param name="fresh">Id for a cloud account, should one have to be opened.</param>
    /// <param name="options">How long an account that closes waits.</param>
    /// <param name="now">Our time.</param>
    public static Changes Hear(Known known, Notice notice, CloudAccountId fresh, SettlementOptions options, DateTimeOffset now)
    {
        var draft = new Draft(known, known.Chain.Learn(notice), options, now);
        var moved = notice.Subscription is { } subscription
            ? HearOfSubscription(draft, subscription, notice, fresh, now)
            : HearOfAgreement(draft, notice);
        File(draft, notice, moved, now);
        if (draft.Living is [var oldest, .. var others])
        {
            foreach (var other in others)
            {
                Merging.Merge(draft, oldest, other, notice.Id, now);
            }

            draft.Assign(oldest);
        }

        return draft.Finish(notice.Id);
    }

    /// <summary>A buyer came from AWS: finds the cloud account, or opens one that waits for AWS to confirm it.</summary>
    /// <returns>The account to link, or null when the licence has ended for good: a new subscription is needed.</returns>
    public static (CloudAccountId? Account, Changes Changes) Arrive(
        Known known, ResolvedCustomer customer, CloudAccountId fresh, SettlementOptions options, DateTimeOffset now)
    {
        var draft = new Draft(known, known.Chain, options, now);
        var before = Before(draft, customer.Subscription);
        if (before is { Id.Kind: SubscriptionKind.Licence, Status: SubscriptionStatus.Ended })
        {
            return (null, draft.Finish());
        }

        var account = draft.Living is [var living, ..] ? draft.Account(living) : Open(draft, fresh, now);
        account = account.Find(customer.Subscription) is null
            ? account.With(before?.Reopen() ?? new Subscription(customer.Subscription))
            : account;
        draft.Put(account with { AwsAccount = customer.AwsAccount, Product = customer.Product });
        draft.Point(customer.Subscription, account.Id);
        draft.Record(account.Id, new HistoryEntry { At = now, Event = HistoryEvent.BuyerArrived, By = HistoryEntry.Marketplace });
        return (account.Id, draft.Finish());
    }

    private static bool HearOfSubscription(
        Draft draft, SubscriptionId id, Notice notice, CloudAccountId fresh, DateTimeOffset now)
    {
        var before = Before(draft, id, notice.Agreement);
        var after = Hear(before ?? new Subscription(id), notice, draft.Chain);
        var holder = Holder(draft, id);
        if (holder is null && before is not null && after.Status is SubscriptionStatus.Ended)
        {
            var tombstone = draft.Account(draft.TombstoneOf(notice.Agreement)!.Value);
            draft.Put(tombstone.With(after));
            draft.Point(id, tombstone.Id);
            return false;
        }

        var account = holder is { } held ? draft.Account(held)
            : draft.Living is [var living, ..] && before is null ? draft.Account(living)
            : Open(draft, fresh, now);
        if (holder is null && before is not null)
        {
            after = Hear(before.Reopen(), notice, draft.Chain);
        }

        draft.Put(account.With(after) with
        {
            AwsAccount = account.AwsAccount ?? notice.AwsAccount,
            Product = account.Product ?? notice.Product,
        });
        if (holder is null)
        {
            draft.Point(id, account.Id);
            draft.Assign(account.Id);
        }

        return before?.Status != after.Status;
    }

    private static bool HearOfAgreement(Draft draft, Notice notice)
    {
        var moved = false;
        foreach (var account in draft.Living.Select(draft.Account).ToList())
        {
            var after = account;
            foreach (var subscription in account.Subscriptions.Where(one => one.Agreement == notice.Agreement))
            {
                after = after.With(HearEnd(subscription, draft.Chain));
            }

            moved |= after.Status != account.Status;
            draft.Put(after);
        }

        return moved;
    }

    private static Subscription Hear(Subscription subscription, Notice notice, AgreementChain chain)
    {
        var linked = subscription with { Agreement = notice.Agreement ?? subscription.Agreement };
        return HearEnd(notice.Effect.Sets() is { } status ? linked.Hear(status, notice.Time) : linked, chain);
    }

    /// <summary>The end of its agreement is the first sign of a subscription's end, also when it was heard of long before.</summary>
    private static Subscription HearEnd(Subscription subscription, AgreementChain chain) =>
        chain.Find(subscription.Agreement)?.EndedAt is { } endedAt
            ? subscription.Hear(SubscriptionStatus.Ending, endedAt)
            : subscription;

    private static CloudAccount Open(Draft draft, CloudAccountId fresh, DateTimeOffset now)
    {
        var account = new CloudAccount { Id = fresh, OpenedAt = now };
        draft.Put(account);
        return account;
    }

    private static CloudAccountId? Holder(Draft draft, SubscriptionId id) =>
        draft.Living.Where(account => draft.Account(account).Find(id) is not null).Select(account => (CloudAccountId?)account)
            .FirstOrDefault();

    private static Subscription? Before(Draft draft, SubscriptionId id, AgreementId? agreement = null) =>
        (Holder(draft, id) ?? draft.TombstoneOf(agreement)) is { } account ? draft.Account(account).Find(id) : null;

    private static void File(Draft draft, Notice notice, bool moved, DateTimeOffset now)
    {
        var entry = new HistoryEntry
        {
            At = now,
            Event = moved ? HistoryEvent.NoticeApplied : HistoryEvent.NoticeRecorded,
            By = HistoryEntry.Marketplace,
            Detail = notice.Name,
            Notice = notice.Id,
            NoticeTime = notice.Time,
        };
        var living = notice.Subscription is { } subscription ? Holder(draft, subscription) : null;
        if ((living ?? draft.Living.Select(id => (CloudAccountId?)id).FirstOrDefault()) is { } account)
        {
            draft.Record(account, entry);
        }
        else if (draft.TombstoneOf(notice.Agreement) is { } tombstone)
        {
            draft.Record(tombstone, entry);
        }
        else if (notice.Agreement is { } agreement)
        {
            draft.File(agreement, entry);
        }
    }
}
