using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Tests;
using static Guance.Serverless.Settlement.Tests.Decisions.LifecycleExamples;

namespace Guance.Serverless.Settlement.Tests.Decisions;

/// <summary>Which mails notices cause, by examples. Longer stories are in Lifecycle.Tests.</summary>
public sealed class LifecycleMailTests
{
    private static readonly LifecycleSnapshot Active = Given(SubscriptionStatus.Active, agreement: "agmt-1", hasOwner: true);
    private static readonly LifecycleSnapshot ActiveCustomer = Given(SubscriptionStatus.Active, Customer, hasOwner: true);

    [Fact]
    public void The_two_signs_of_an_end_cause_one_mail_in_either_order()
    {
        Assert.Equal([MailKind.SubscriptionEnding], Mails(Active, EndOfAgreement, EndOfLicence));
        Assert.Equal([MailKind.SubscriptionEnding], Mails(Active, EndOfLicence, EndOfAgreement));
        Assert.Equal([MailKind.SubscriptionEnding], Mails(ActiveCustomer, Of(NoticeEffect.SubscriptionEnding, Customer), Of(NoticeEffect.SubscriptionEnded, Customer)));
        Assert.Equal([MailKind.SubscriptionEnding], Mails(ActiveCustomer, Of(NoticeEffect.SubscriptionEnded, Customer), Of(NoticeEffect.SubscriptionEnding, Customer)));
    }

    [Fact]
    public void The_end_of_a_licence_alone_is_no_certain_end_and_neither_is_that_of_a_renewed_agreement()
    {
        Assert.Empty(Mails(Active, EndOfLicence));
        Assert.Empty(Mails(Active, snapshot => When(snapshot, NoticeEffect.AgreementRenewed, agreement: "agmt-1"), EndOfLicence));
        Assert.Empty(Mails(Active, EndOfLicence, snapshot => When(snapshot, NoticeEffect.AgreementRenewed, agreement: "agmt-1")));
    }

    [Fact]
    public void An_owner_whose_account_is_joined_with_one_that_is_ending_already_is_told()
    {
        var linked = Linked(Samples.Alice.Username);
        var given = linked with
        {
            Accounts = linked.Accounts.SetItem(Known, AccountWith(SubscriptionStatus.Ending, agreement: "agmt-1"))
                .SetItem(Fresh, linked.Accounts[Fresh] with
                {
                    Contact = new Contact(Samples.Alice.Email, Language.English),
                    Subscriptions = [linked.Accounts[Fresh].Subscriptions[0] with { Notified = null }],
                }),
        };
        Assert.Equal(
            [MailKind.SubscriptionEnding],
            Mails(given, snapshot => When(snapshot, NoticeEffect.None, agreement: "agmt-2", previous: "agmt-1")));
    }

    [Fact]
    public void An_older_sign_of_an_end_causes_no_mail() =>
        Assert.Empty(Mails(Active, snapshot => When(snapshot, NoticeEffect.SubscriptionEnding, Licence, "agmt-1", minute: -1)));

    [Fact]
    public void An_account_without_a_contact_causes_no_mail() =>
        Assert.Empty(Mails(Given(SubscriptionStatus.Active, agreement: "agmt-1"), EndOfAgreement, EndOfLicence));

    [Fact]
    public void A_renewal_causes_one_mail_when_its_first_licence_is_active()
    {
        var given = Active with { Chain = new AgreementChain([.. Active.Chain.Agreements, new(new AgreementId("agmt-2"))]), Aliases = [] };
        var second = new SubscriptionId(SubscriptionKind.Licence, "l-3");
        Assert.Equal(
            [MailKind.SubscriptionRenewed],
            Mails(
                given,
                snapshot => When(snapshot, NoticeEffect.SubscriptionActive, Renewal, "agmt-2", previous: "agmt-1"),
                snapshot => When(snapshot, NoticeEffect.SubscriptionActive, Renewal, "agmt-2", minute: 2),
                snapshot => When(snapshot, NoticeEffect.SubscriptionActive, second, "agmt-2", minute: 3)));
    }

    [Fact]
    public void A_renewal_whose_licence_had_an_account_of_its_own_is_told_when_both_are_joined()
    {
        var linked = Linked(owner: null);
        var owned = linked.Accounts[Known] with { Contact = new Contact(Samples.Alice.Email, Language.English) };
        Assert.Equal(
            [MailKind.SubscriptionRenewed],
            Mails(linked with { Accounts = linked.Accounts.SetItem(Known, owned) }, snapshot => When(snapshot, NoticeEffect.None, agreement: "agmt-2", previous: "agmt-1")));
    }

    [Fact]
    public void A_second_licence_of_the_same_agreement_is_no_renewal() => Assert.Empty(Mails(
        Active with { Aliases = [] }, snapshot => When(snapshot, NoticeEffect.SubscriptionActive, Renewal, "agmt-1")));

    private static Decision EndOfAgreement(LifecycleSnapshot given) => When(given, NoticeEffect.AgreementEnded, agreement: "agmt-1");

    private static Decision EndOfLicence(LifecycleSnapshot given) => When(given, NoticeEffect.SubscriptionEnded, Licence, "agmt-1");

    private static Func<LifecycleSnapshot, Decision> Of(NoticeEffect effect, SubscriptionId subscription) => given => When(given, effect, subscription);

    /// <summary>The mails of notices, each applied to what the one before has left.</summary>
    private static IEnumerable<MailKind> Mails(LifecycleSnapshot given, params IReadOnlyList<Func<LifecycleSnapshot, Decision>> notices)
    {
        var mails = new List<MailKind>();
        foreach (var notice in notices)
        {
            var decision = notice(given);
            mails.AddRange(decision.Outbox.OfType<MailRequest>().Select(mail => mail.Mail));
            var agreements = decision.Agreements.Select(put => put.After).ToList();
            given = given with
            {
                Accounts = given.Accounts.SetItems(decision.Accounts.Select(put => KeyValuePair.Create(put.After.Id, put.After))),
                Chain = new AgreementChain([.. agreements, .. given.Chain.Agreements.Where(one => agreements.All(other => other.Id != one.Id))]),
                Aliases = [.. given.Aliases.Where(alias => decision.Aliases.All(put => put.Name != alias.Name)), .. decision.Aliases.Select(put => new KnownAlias(put.Name, put.To, put.To))],
            };
        }

        return mails;
    }
}
