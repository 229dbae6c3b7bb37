using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Decisions;

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
    public static Decision Apply(LifecycleSnapshot known, Notice notice, CloudAccountId fresh, SettlementOptions options, DateTimeOffset now)
    {
        var draft = new DecisionBuilder(known, known.Chain.Apply(notice), options, now);
        var moved = notice.Subscription is { } subscription
            ? ApplyToSubscription(draft, subscription, notice, fresh, now)
            : ApplyToAgreement(draft, notice);
        RecordNotice(draft, notice, moved, now);
        if (draft.LivingAccounts is [var oldest, .. var others])
        {
            foreach (var other in others)
            {
                AccountMerge.Merge(draft, oldest, other, notice.Id, now);
            }

            draft.AssignAgreements(oldest);
        }

        return draft.Build(notice.Id);
    }

    /// <summary>A buyer came from AWS: finds the cloud account, or opens one that waits for AWS to confirm it.</summary>
    /// <returns>The account to link, or null when the licence has ended for good: a new subscription is needed.</returns>
    public static (CloudAccountId? Account, Decision Changes) Arrive(
        LifecycleSnapshot known, ResolvedCustomer customer, CloudAccountId fresh, SettlementOptions options, DateTimeOffset now)
    {
        var draft = new DecisionBuilder(known, known.Chain, options, now);
        var before = FindBefore(draft, customer.Subscription);
        if (before is { Id.Kind: SubscriptionKind.Licence, Status: SubscriptionStatus.Ended })
        {
            return (null, draft.Build());
        }

        var account = draft.LivingAccounts is [var living, ..] ? draft.Account(living) : Open(draft, fresh, now);
        account = account.Find(customer.Subscription) is null
            ? account.With(before?.Reopen() ?? new Subscription(customer.Subscription))
            : account;
        draft.SetAccount(account with { AwsAccount = customer.AwsAccount, Product = customer.Product });
        draft.SetAlias(customer.Subscription, account.Id);
        draft.AddHistory(account.Id, new HistoryEntry { At = now, Event = HistoryEvent.BuyerArrived, By = HistoryEntry.Marketplace });
        return (account.Id, draft.Build());
    }

    private static bool ApplyToSubscription(
        DecisionBuilder draft, SubscriptionId id, Notice notice, CloudAccountId fresh, DateTimeOffset now)
    {
        var before = FindBefore(draft, id, notice.Agreement);
        var after = Apply(before ?? new Subscription(id), notice, draft.Chain);
        var holder = FindHolder(draft, id);
        if (holder is null && before is not null && after.Status is SubscriptionStatus.Ended)
        {
            var tombstone = draft.Account(draft.FindTombstone(notice.Agreement)!.Value);
            draft.SetAccount(tombstone.With(after));
            draft.SetAlias(id, tombstone.Id);
            return false;
        }

        var account = holder is { } held ? draft.Account(held)
            : draft.LivingAccounts is [var living, ..] && before is null ? draft.Account(living)
            : Open(draft, fresh, now);
        if (holder is null && before is not null)
        {
            after = Apply(before.Reopen(), notice, draft.Chain);
        }

        draft.SetAccount(account.With(after) with
        {
            AwsAccount = account.AwsAccount ?? notice.AwsAccount,
            Product = account.Product ?? notice.Product,
        });
        if (holder is null)
        {
            draft.SetAlias(id, account.Id);
            draft.AssignAgreements(account.Id);
        }

        return before?.Status != after.Status;
    }

    private static bool ApplyToAgreement(DecisionBuilder draft, Notice notice)
    {
        var moved = false;
        foreach (var account in draft.LivingAccounts.Select(draft.Account).ToList())
        {
            var after = account;
            foreach (var subscription in account.Subscriptions.Where(one => one.Agreement == notice.Agreement))
            {
                after = after.With(ApplyAgreementEnd(subscription, draft.Chain));
            }

            moved |= after.Status != account.Status;
            draft.SetAccount(after);
        }

        return moved;
    }

    private static Subscription Apply(Subscription subscription, Notice notice, AgreementChain chain)
    {
        var linked = subscription with { Agreement = notice.Agreement ?? subscription.Agreement };
        return ApplyAgreementEnd(notice.Effect.NewStatus() is { } status ? linked.ApplyStatus(status, notice.Time) : linked, chain);
    }

    /// <summary>The end of its agreement is the first sign of a subscription's end, also when it was heard of long before.</summary>
    private static Subscription ApplyAgreementEnd(Subscription subscription, AgreementChain chain) =>
        chain.Find(subscription.Agreement)?.EndedAt is { } endedAt
            ? subscription.ApplyStatus(SubscriptionStatus.Ending, endedAt)
            : subscription;

    private static CloudAccount Open(DecisionBuilder draft, CloudAccountId fresh, DateTimeOffset now)
    {
        var account = new CloudAccount { Id = fresh, OpenedAt = now };
        draft.SetAccount(account);
        return account;
    }

    private static CloudAccountId? FindHolder(DecisionBuilder draft, SubscriptionId id) =>
        draft.LivingAccounts.Where(account => draft.Account(account).Find(id) is not null).Select(account => (CloudAccountId?)account)
            .FirstOrDefault();

    private static Subscription? FindBefore(DecisionBuilder draft, SubscriptionId id, AgreementId? agreement = null) =>
        (FindHolder(draft, id) ?? draft.FindTombstone(agreement)) is { } account ? draft.Account(account).Find(id) : null;

    private static void RecordNotice(DecisionBuilder draft, Notice notice, bool moved, DateTimeOffset now)
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
        var living = notice.Subscription is { } subscription ? FindHolder(draft, subscription) : null;
        if ((living ?? draft.LivingAccounts.Select(id => (CloudAccountId?)id).FirstOrDefault()) is { } account)
        {
            draft.AddHistory(account, entry);
        }
        else if (draft.FindTombstone(notice.Agreement) is { } tombstone)
        {
            draft.AddHistory(tombstone, entry);
        }
        else if (notice.Agreement is { } agreement)
        {
            draft.AddUnfiledHistory(agreement, entry);
        }
    }
}
