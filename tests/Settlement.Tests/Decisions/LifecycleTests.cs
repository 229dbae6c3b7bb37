using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Tests;
using static Guance.Serverless.Settlement.Tests.Decisions.LifecycleExamples;

namespace Guance.Serverless.Settlement.Tests.Decisions;

/// <summary>The rule by examples: given an account, when a notice or a buyer comes, then this is decided. Orders and crashes are proved in Lifecycle.Tests.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public void The_first_notice_of_a_licence_opens_an_account()
    {
        var decision = When(Nothing, NoticeEffect.SubscriptionActive, Licence);
        var put = Assert.Single(decision.Accounts);
        Assert.Equal((Fresh, CloudAccountStatus.Active, Samples.Product), (put.After.Id, put.After.Status, put.After.Product));
        Assert.Equal(new AliasPut(AliasName.Of(Licence), From: null, To: Fresh), Assert.Single(decision.Aliases));
    }

    [Fact]
    public void AWS_confirms_a_pending_subscription() =>
        Assert.Equal(CloudAccountStatus.Active, After(Given(SubscriptionStatus.Pending), NoticeEffect.SubscriptionActive).Status);

    [Fact]
    public void A_failed_payment_mails_the_buyer_and_orders_the_workspaces_back()
    {
        var decision = When(Given(SubscriptionStatus.Pending, hasOwner: true), NoticeEffect.SubscriptionFailed, Licence);
        Assert.Equal(CloudAccountStatus.Failed, Assert.Single(decision.Accounts).After.Status);
        Assert.Equal(MailKind.SubscriptionFailed, Assert.Single(decision.Outbox.OfType<MailRequest>()).Mail);
        Assert.Equal(Known, Assert.Single(decision.Outbox.OfType<WorkOrder>()).Account);
    }

    [Fact]
    public void A_payment_that_succeeds_after_all_stops_the_teardown()
    {
        var failed = After(Given(SubscriptionStatus.Pending), NoticeEffect.SubscriptionFailed);
        Assert.NotNull(failed.TeardownSince);
        Assert.Null(After(Snapshot(failed), NoticeEffect.SubscriptionActive, minute: 2).TeardownSince);
    }

    [Fact]
    public void The_first_sign_of_the_end_orders_nothing_and_has_the_account_watched()
    {
        var decision = When(Given(SubscriptionStatus.Active), NoticeEffect.SubscriptionEnding, Licence);
        Assert.Equal(CloudAccountStatus.Ending, Assert.Single(decision.Accounts).After.Status);
        Assert.Empty(decision.Outbox);
        Assert.Equal(Known, Assert.Single(decision.WatchedAccounts).Account);
    }

    [Fact]
    public void The_last_sign_of_the_end_orders_the_teardown_after_the_delay()
    {
        var decision = When(Given(SubscriptionStatus.Active), NoticeEffect.SubscriptionEnded, Licence);
        Assert.Equal(TeardownReason.Ended, Assert.Single(decision.Accounts).After.TeardownReason);
        Assert.Equal(new WorkOrder(Known, Now(1).AddMinutes(15)), Assert.Single(decision.Outbox));
    }

    [Fact]
    public void Why_a_licence_ended_orders_the_teardown_even_if_it_is_told_last()
    {
        var ended = When(Given(SubscriptionStatus.Active, agreement: "agmt-1"), NoticeEffect.SubscriptionEnded, Licence, agreement: "agmt-1");
        var account = Assert.Single(ended.Accounts).After;
        var given = Snapshot(account) with { Chain = new([new Agreement(new AgreementId("agmt-1")) { Account = Known, Version = 1 }]) };
        var explained = When(given, NoticeEffect.AgreementEnded, subscription: null, minute: 2, agreement: "agmt-1");
        Assert.Equal(new WorkOrder(Known, Now(1).AddMinutes(15)), Assert.Single(explained.Outbox.OfType<WorkOrder>()));

        var renewed = When(given, NoticeEffect.AgreementRenewed, subscription: null, minute: 2, agreement: "agmt-1");
        Assert.Empty(renewed.Outbox.OfType<WorkOrder>());
    }

    [Fact]
    public void A_subscription_that_AWS_confirms_while_it_ends_is_active_again()
    {
        var ending = After(Given(SubscriptionStatus.Active), NoticeEffect.SubscriptionEnding);
        Assert.Equal(CloudAccountStatus.Active, After(Snapshot(ending), NoticeEffect.SubscriptionActive, minute: 2).Status);
    }

    [Fact]
    public void An_older_notice_is_recorded_and_changes_no_status()
    {
        var ending = After(Given(SubscriptionStatus.Active), NoticeEffect.SubscriptionEnding, minute: 5);
        var decision = When(Snapshot(ending), NoticeEffect.SubscriptionActive, Licence, minute: 4);
        Assert.Empty(decision.Accounts);
        Assert.Equal(ending.Id, Assert.Single(decision.CheckedAccounts).Id);
        Assert.Equal(HistoryEvent.NoticeRecorded, Assert.Single(Assert.Single(decision.History).Entries).Event);
    }

    [Fact]
    public void A_notice_that_repeats_the_status_writes_no_account_row()
    {
        var active = After(Given(SubscriptionStatus.Pending), NoticeEffect.SubscriptionActive, minute: 1);
        var decision = When(Snapshot(active), NoticeEffect.SubscriptionActive, Licence, minute: 1);
        Assert.Empty(decision.Accounts);
        Assert.Empty(decision.Aliases);
    }

    [Fact]
    public void A_deprovisioned_licence_stays_ended()
    {
        var ended = After(Given(SubscriptionStatus.Active), NoticeEffect.SubscriptionEnded);
        Assert.Equal(TeardownReason.Ended, After(Snapshot(ended), NoticeEffect.SubscriptionActive, minute: 60).TeardownReason);
    }

    [Fact]
    public void A_customer_identifier_may_subscribe_again()
    {
        var ended = After(Given(SubscriptionStatus.Active, Customer), NoticeEffect.SubscriptionEnded, subscription: Customer);
        var again = After(Snapshot(ended), NoticeEffect.SubscriptionActive, minute: 60, subscription: Customer);
        Assert.Equal((CloudAccountStatus.Active, null), (again.Status, again.TeardownSince));
    }

    [Fact]
    public void A_subscription_after_the_deletion_opens_a_new_account_that_the_alias_points_to()
    {
        var ended = After(Given(SubscriptionStatus.Active, Customer), NoticeEffect.SubscriptionEnded, subscription: Customer);
        var decision = When(Snapshot(ended with { DeletedAt = Now(2), TeardownSince = null }), NoticeEffect.SubscriptionActive, Customer, minute: 60);
        Assert.Equal((null, Fresh), (Assert.Single(decision.Accounts).Before, decision.Accounts[0].After.Id));
        Assert.Equal(new AliasPut(AliasName.Of(Customer), Known, Fresh), Assert.Single(decision.Aliases));
    }

    [Fact]
    public void The_end_of_its_agreement_is_the_first_sign_of_a_licences_end()
    {
        var decision = When(Given(SubscriptionStatus.Active, agreement: "agmt-1"), NoticeEffect.AgreementEnded, agreement: "agmt-1");
        Assert.Equal(CloudAccountStatus.Ending, Assert.Single(decision.Accounts).After.Status);
        Assert.Equal(Now(1), Assert.Single(decision.Agreements).After.EndedAt);
    }

    [Fact]
    public void An_agreement_that_ended_by_being_renewed_ends_nothing()
    {
        var decision = When(Given(SubscriptionStatus.Active, agreement: "agmt-1"), NoticeEffect.AgreementRenewed, agreement: "agmt-1");
        Assert.Empty(decision.Accounts);
        Assert.True(Assert.Single(decision.Agreements).After.AwaitsSuccessor);
    }

    [Fact]
    public void An_agreement_that_ended_before_its_licence_was_known_ends_the_licence_when_it_appears()
    {
        var agreement = new Agreement(new AgreementId("agmt-1")) { EndedAt = Now(5), Version = 1 };
        var decision = When(
            Nothing with { Chain = new AgreementChain([agreement]) }, NoticeEffect.SubscriptionActive, Licence, "agmt-1", minute: 4);
        Assert.Equal(CloudAccountStatus.Ending, Assert.Single(decision.Accounts).After.Status);
    }

    [Fact]
    public void An_older_notice_does_not_move_a_licence_back_to_its_former_agreement()
    {
        var moved = When(Given(SubscriptionStatus.Active) with { Chain = Chain("agmt-2") }, NoticeEffect.SubscriptionActive, Licence, "agmt-2", minute: 9);
        var given = Snapshot(Assert.Single(moved.Accounts).After) with { Chain = Chain("agmt-1") };
        var later = When(given, NoticeEffect.SubscriptionActive, Licence, "agmt-1", minute: 8);
        Assert.All(later.Accounts, put => Assert.Equal("agmt-2", Assert.Single(put.After.Subscriptions).Agreement!.Value.Value));
        Assert.Equal(new AgreementId("agmt-2"), Assert.Single(Assert.Single(moved.Accounts).After.Subscriptions).Agreement!.Value);
    }

    [Fact]
    public void The_end_of_an_agreement_does_not_end_a_licence_that_has_moved_to_another_one()
    {
        var account = AccountWith(SubscriptionStatus.Active, agreement: "agmt-2");
        var given = Snapshot(account) with { Chain = new AgreementChain([new(new AgreementId("agmt-1")) { Account = Known, Version = 1 }]) };
        Assert.Empty(When(given, NoticeEffect.AgreementEnded, agreement: "agmt-1").Accounts);
    }

    [Fact]
    public void What_is_known_of_an_agreement_without_an_account_becomes_history_when_its_licence_appears()
    {
        var unfiled = Assert.Single(When(Nothing with { Chain = Chain("agmt-1") }, NoticeEffect.None, agreement: "agmt-1").Agreements).After;
        Assert.Single(unfiled.Unfiled);
        var decision = When(
            Nothing with { Chain = new AgreementChain([unfiled with { Version = 1 }]) }, NoticeEffect.SubscriptionActive, Licence, "agmt-1", minute: 2);
        Assert.Equal([Fresh, Fresh], decision.History.Select(line => line.Account));
        Assert.Empty(Assert.Single(decision.Agreements).After.Unfiled);
    }

    [Fact]
    public void A_renewals_licence_joins_the_account_of_the_agreement_that_it_renews()
    {
        var given = Given(SubscriptionStatus.Active, agreement: "agmt-1", next: "agmt-2") with { Aliases = [] };
        var decision = When(given, NoticeEffect.SubscriptionActive, Renewal, "agmt-2", previous: "agmt-1");
        Assert.Equal([Licence, Renewal], Assert.Single(decision.Accounts).After.Subscriptions.Select(one => one.Id));
        Assert.Equal(new AliasPut(AliasName.Of(Renewal), From: null, To: Known), Assert.Single(decision.Aliases));
    }

    [Fact]
    public void An_account_that_was_opened_for_a_renewal_is_merged_into_the_older_one_when_the_link_becomes_known()
    {
        var decision = When(Linked(owner: null), NoticeEffect.None, agreement: "agmt-2", previous: "agmt-1");
        var merged = Assert.Single(decision.Accounts, put => put.After.MergedInto is not null);
        Assert.Equal((Fresh, Known), (merged.After.Id, merged.After.MergedInto));
        var target = decision.Accounts.Single(put => put.After.Id == Known).After;
        Assert.Equal([Licence, Renewal], target.Subscriptions.Select(one => one.Id));
        Assert.Equal([new MergedAccount(Fresh, merged.After.DeletedAt!.Value)], target.Merged);
        Assert.Equal([Renewal], target.Restore(merged.After).Subscriptions.Select(one => one.Id));
        Assert.Equal(new WorkOrder(Fresh), Assert.Single(decision.Outbox));
    }

    [Fact]
    public void Accounts_of_different_owners_are_not_merged()
    {
        var decision = When(Linked(Samples.Bob.Username), NoticeEffect.None, agreement: "agmt-2", previous: "agmt-1");
        Assert.Empty(decision.Accounts);
        Assert.Equal(2, decision.History.Count(line => line.Entries[0].Event is HistoryEvent.MergeRefused));
    }

    [Fact]
    public void A_buyer_who_arrives_before_AWS_says_anything_gets_a_pending_account()
    {
        var (id, decision) = Lifecycle.ApplyArrival(Read(Nothing, Licence), Samples.Customer(), Fresh, new SettlementOptions(), Now(1));
        var put = Assert.Single(decision.Accounts);
        Assert.Equal((Fresh, CloudAccountStatus.Pending, Samples.AwsAccount), (id, put.After.Status, put.After.AwsAccount));
        Assert.Equal(HistoryEvent.BuyerArrived, Assert.Single(Assert.Single(decision.History).Entries).Event);
    }

    [Fact]
    public void A_buyer_who_arrives_again_gets_the_same_account_and_writes_no_account_row()
    {
        var active = AccountWith(SubscriptionStatus.Active);
        var known = active.With(active.Subscriptions[0] with { ResolvedAccount = Samples.AwsAccount }) with { Product = Samples.Product };
        var (id, decision) = Lifecycle.ApplyArrival(Snapshot(known), Samples.Customer(), Fresh, new SettlementOptions(), Now(1));
        Assert.Equal(Known, id);
        Assert.Empty(decision.Accounts);
        Assert.Equal(new Alias(AliasName.Of(Licence), Known), Assert.Single(decision.CheckedAliases));
    }

    [Fact]
    public void A_buyer_who_arrives_with_an_ended_licence_or_customer_gets_nothing_while_the_account_is_emptied_and_afterwards()
    {
        foreach (var id in (SubscriptionId[])[Licence, Customer])
        {
            var ended = After(Given(SubscriptionStatus.Active, id), NoticeEffect.SubscriptionEnded, subscription: id);
            foreach (var account in (CloudAccount[])[ended, ended with { DeletedAt = Now(2), TeardownSince = null }])
            {
                Assert.Null(Lifecycle.ApplyArrival(Snapshot(account), Samples.Customer(id), Fresh, new SettlementOptions(), Now(3)).Account);
            }
        }
    }
}
