using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>
/// The lifecycle of cloud accounts, for both contracts of AWS Marketplace. Pure functions from a snapshot and an event to a
/// decision. The result does not depend on the order in which notices arrive, with one exception: what a replacement replaces that
/// names no previous agreement is taken from what has been heard so far (<see cref="OpenReplacements"/>).
/// </summary>
public static class Lifecycle
{
    /// <summary>Decides what a notice changes.</summary>
    /// <param name="snapshot">What is stored about the ids in the notice.</param>
    /// <param name="notice">One message from AWS.</param>
    /// <param name="listing">The contract that the listing of its product follows; null when it names no product of ours.</param>
    /// <param name="fresh">Id for the cloud account, if a new one is opened.</param>
    /// <param name="options">The delays before a teardown.</param>
    /// <param name="now">Our time.</param>
    public static Decision Apply(
        LifecycleSnapshot snapshot, Notice notice, SubscriptionKind? listing, CloudAccountId fresh, SettlementOptions options, DateTimeOffset now)
    {
        var builder = new DecisionBuilder(snapshot, snapshot.Chain.Apply(notice), options, now);
        var moved = notice.Subscription is { } subscription && ApplyToSubscription(builder, subscription, notice, listing, fresh, now);
        moved |= FollowAgreement(builder, notice);
        RecordNotice(builder, notice, moved, now);
        if (builder.LivingAccounts is [var oldest, .. var others])
        {
            foreach (var other in others)
            {
                AccountMerge.Merge(builder, oldest, other, notice.Id, now);
            }

            builder.AssignAgreements(oldest);
        }

        return builder.Build(notice.Id, notice.Agreement);
    }

    /// <summary>
    /// Handles a buyer who came from AWS: finds the cloud account, or opens one that waits for AWS to confirm it.
    /// </summary>
    /// <returns>
    /// The account to link, or null when the subscription has ended: a new one is needed. A token keeps resolving for hours after the
    /// end, so it proves nothing; a buyer who has subscribed again is let in once AWS's notice has said so.
    /// </returns>
    public static (CloudAccountId? Account, Decision Changes) ApplyArrival(
        LifecycleSnapshot snapshot, ResolvedCustomer customer, CloudAccountId fresh, SettlementOptions options, DateTimeOffset now)
    {
        var builder = new DecisionBuilder(snapshot, snapshot.Chain, options, now);
        var first = customer.Subscriptions[0];
        var known = FindHolder(builder, first) is { } holder ? builder.Account(holder) : builder.FindBuyersAccount(customer.Listing);
        var goesOn = known is { TeardownReason: not TeardownReason.Ended };
        if (FindBefore(builder, first) is { } before && !goesOn && (known is null || before.Status is SubscriptionStatus.Ended))
        {
            return (null, builder.Build());
        }

        // Under the newer contract the customer identifier only helps to find the account: it names all licences of the buyer. An id that
        // another living account holds comes with the merge, or stays there when the owners differ.
        var account = known ?? Open(builder, fresh, now);
        var ids = customer.Subscriptions.Where(id => id.Kind == customer.Listing || id == first || account.Find(id) is not null).ToList();
        var others = ids.Select(id => FindHolder(builder, id)).OfType<CloudAccountId>().Where(id => id != account.Id).Distinct().ToList();
        ids.RemoveAll(id => FindHolder(builder, id) is { } other && other != account.Id);
        foreach (var id in ids)
        {
            var subscription = account.Find(id) ?? new Subscription(id);
            account = account.With(subscription with { ResolvedAccount = customer.AwsAccount });
        }

        builder.SetAccount(account with { Product = customer.Product });
        foreach (var other in others)
        {
            AccountMerge.Merge(builder, account.Id, other, notice: null, now);
        }

        foreach (var id in ids)
        {
            builder.SetAlias(AliasName.Of(id), account.Id);
        }

        if (customer.Listing is SubscriptionKind.Customer)
        {
            builder.SetAlias(AliasName.Of(customer.AwsAccount, customer.Product), account.Id);
        }

        builder.AddHistory(account.Id, new HistoryEntry { At = now, Event = HistoryEvent.BuyerArrived, By = HistoryEntry.Marketplace });
        return (account.Id, builder.Build());
    }

    private static bool ApplyToSubscription(
        DecisionBuilder builder, SubscriptionId id, Notice notice, SubscriptionKind? listing, CloudAccountId fresh, DateTimeOffset now)
    {
        var before = FindBefore(builder, id, notice.Agreement);
        var after = Apply(before ?? new Subscription(id), notice, builder.Chain);
        var holder = FindHolder(builder, id);
        if (holder is null && before is not null)
        {
            // What was told before the account was deleted, and an end, change nothing; a later notice opens a new account.
            var tombstone = builder.Account(builder.FindLastKnownAccount(id, notice.Agreement)!.Value);
            var reopened = Apply(before.Reopen(tombstone.ToldAt), notice, builder.Chain);
            if (after.Status is SubscriptionStatus.Ended || reopened.Status is SubscriptionStatus.Pending)
            {
                builder.SetAccount(tombstone.With(after));
                builder.SetAlias(AliasName.Of(id), tombstone.Id);
                return false;
            }

            after = reopened;
        }

        var account = holder is { } held ? builder.Account(held)
            : before is null && builder.LivingAccounts is [var living, ..] ? builder.Account(living)
            : before is null && builder.FindBuyersAccount(listing) is { } bought ? bought
            : listing is null || listing == id.Kind ? Open(builder, fresh, now)
            : null;
        if (account is null)
        {
            // The contract that the listing does not follow speaks of a subscription that cannot be joined to an account yet.
            return false;
        }

        builder.SetAccount(account.With(after) with { Product = account.Product ?? notice.Product });
        if (holder is null)
        {
            builder.SetAlias(AliasName.Of(id), account.Id);
            builder.AssignAgreements(account.Id);
        }

        return before?.Status != after.Status;
    }

    /// <summary>All subscriptions that stand under the agreement of a notice follow what it has told.</summary>
    /// <returns>Whether the status of an account has changed.</returns>
    private static bool FollowAgreement(DecisionBuilder builder, Notice notice)
    {
        var moved = false;
        foreach (var account in builder.LivingAccounts.Select(builder.Account).ToList())
        {
            var after = account;
            foreach (var subscription in account.Subscriptions.Where(one => one.Agreement?.Value == notice.Agreement))
            {
                after = after.With(FollowAgreement(subscription, builder.Chain));
            }

            moved |= after.Status != account.Status;
            builder.SetAccount(after);
        }

        return moved;
    }

    private static Subscription Apply(Subscription subscription, Notice notice, AgreementChain chain)
    {
        var told = subscription.Learn(notice.Agreement, notice.AwsAccount, notice.Offer, notice.Time);
        return FollowAgreement(notice.Effect.NewStatus() is { } status ? told.ApplyStatus(status, notice.Time) : told, chain);
    }

    /// <summary>What is known of the agreement under which the subscription stands, even if that was told long before the licence.</summary>
    private static Subscription FollowAgreement(Subscription subscription, AgreementChain chain) =>
        chain.Find(subscription.Agreement?.Value) is not { } agreement ? subscription : subscription with
        {
            AgreementEndedAt = agreement.EndedAt,
            Offer = agreement.Offer,
            Term = agreement.Term?.Value,
        };

    private static CloudAccount Open(DecisionBuilder builder, CloudAccountId fresh, DateTimeOffset now)
    {
        var account = new CloudAccount { Id = fresh, OpenedAt = now };
        builder.SetAccount(account);
        return account;
    }

    private static CloudAccountId? FindHolder(DecisionBuilder builder, SubscriptionId id) =>
        builder.LivingAccounts.Where(account => builder.Account(account).Find(id) is not null).Select(account => (CloudAccountId?)account)
            .FirstOrDefault();

    private static Subscription? FindBefore(DecisionBuilder builder, SubscriptionId id, AgreementId? agreement = null) =>
        (FindHolder(builder, id) ?? builder.FindLastKnownAccount(id, agreement)) is { } account ? builder.Account(account).Find(id) : null;

    private static void RecordNotice(DecisionBuilder builder, Notice notice, bool moved, DateTimeOffset now)
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
        var living = notice.Subscription is { } subscription ? FindHolder(builder, subscription) : null;
        if ((living ?? builder.LivingAccounts.Select(id => (CloudAccountId?)id).FirstOrDefault()) is { } account)
        {
            builder.AddHistory(account, entry);
        }
        else if (builder.FindLastKnownAccount(notice.Subscription, notice.Agreement) is { } tombstone)
        {
            builder.AddHistory(tombstone, entry);
        }
        else if (notice.Agreement is { } agreement)
        {
            builder.AddUnfiledHistory(agreement, entry);
        }
    }
}
