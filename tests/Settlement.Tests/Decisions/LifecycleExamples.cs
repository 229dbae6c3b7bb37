using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Settlement.Tests.Decisions;

/// <summary>What <see cref="LifecycleTests"/> is given, and what it asks the rule.</summary>
internal static class LifecycleExamples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly CloudAccountId Known = new(Ulid.NewUlid(Noon));
    public static readonly CloudAccountId Fresh = new(Ulid.NewUlid(Noon.AddHours(1)));
    public static readonly SubscriptionId Licence = Samples.Licence;
    public static readonly SubscriptionId Renewal = new(SubscriptionKind.Licence, "l-2");
    public static readonly SubscriptionId Customer = new(SubscriptionKind.Customer, "product#customer");
    public static readonly LifecycleSnapshot Nothing = LifecycleSnapshot.Empty;

    public static DateTimeOffset Now(int minute) => Noon.AddMinutes(minute);

    public static CloudAccount AccountWith(SubscriptionStatus status, SubscriptionId? subscription = null, string? agreement = null) => new()
    {
        Id = Known,
        OpenedAt = Noon,
        Version = 1,
        Subscriptions =
        [
            new Subscription(subscription ?? Licence)
            {
                Notified = status is SubscriptionStatus.Pending ? null : new(status, Noon),
                ActiveSince = status is SubscriptionStatus.Pending or SubscriptionStatus.Failed ? null : Noon,
                Agreement = agreement is null ? null : new(new AgreementId(agreement), Noon),
            },
        ],
    };

    public static LifecycleSnapshot Given(
        SubscriptionStatus status, SubscriptionId? subscription = null, string? agreement = null, string? next = null, bool hasOwner = false)
    {
        var account = AccountWith(status, subscription, agreement);
        var owned = account with { Owner = Samples.Alice.Username, Contact = new Contact(Samples.Alice.Email, Language.English) };
        return Snapshot(hasOwner ? owned : account) with
        {
            Chain = new AgreementChain(
            [
                .. agreement is null ? [] : (Agreement[])[new(new AgreementId(agreement)) { Account = Known, Version = 1 }],
                .. next is null ? [] : (Agreement[])[new(new AgreementId(next))],
            ]),
        };
    }

    public static LifecycleSnapshot Snapshot(CloudAccount account) => Nothing with
    {
        Accounts = ImmutableDictionary<CloudAccountId, CloudAccount>.Empty.Add(account.Id, account),
        Aliases =
        [
            .. account.Subscriptions.Select(one => new KnownAlias(AliasName.Of(one.Id), account.Id, account.Id)),
            new KnownAlias(AliasName.Of(Samples.AwsAccount, Samples.Product), Target: null, Account: null),
        ],
    };

    public static AgreementChain Chain(string agreement) => new([new Agreement(new AgreementId(agreement))]);

    /// <summary>Two accounts, each with a licence and an agreement; that one renews the other is not known yet.</summary>
    public static LifecycleSnapshot Linked(Username? owner)
    {
        var older = AccountWith(SubscriptionStatus.Active, agreement: "agmt-1") with { Owner = Samples.Alice.Username };
        var newer = AccountWith(SubscriptionStatus.Active, Renewal, "agmt-2") with { Id = Fresh, Owner = owner };
        return Nothing with
        {
            Accounts = ImmutableDictionary<CloudAccountId, CloudAccount>.Empty.Add(Known, older).Add(Fresh, newer),
            Chain = new AgreementChain(
            [
                new(new AgreementId("agmt-1")) { Account = Known, Version = 1 }, new(new AgreementId("agmt-2")) { Account = Fresh, Version = 1 },
            ]),
        };
    }

    public static Decision When(
        LifecycleSnapshot given, NoticeEffect effect, SubscriptionId? subscription = null, string? agreement = null, int minute = 1,
        string? previous = null) => Lifecycle.Apply(
            Read(given, subscription), Samples.Notice("notice", effect, Now(minute), subscription, agreement, previous), subscription?.Kind, Fresh,
            new SettlementOptions(), Now(minute));

    /// <summary>With the subscription's alias, as the store reads it, also when there is none.</summary>
    public static LifecycleSnapshot Read(LifecycleSnapshot given, SubscriptionId? subscription) =>
        subscription is not { } id || given.Aliases.Any(alias => alias.Name == AliasName.Of(id))
            ? given
            : given with { Aliases = [.. given.Aliases, new(AliasName.Of(id), Target: null, Account: null)] };

    /// <summary>The account as the decision writes it.</summary>
    public static CloudAccount After(LifecycleSnapshot given, NoticeEffect effect, int minute = 1, SubscriptionId? subscription = null) =>
        Assert.Single(When(given, effect, subscription ?? Licence, minute: minute).Accounts).After;
}
