using System.Collections.Immutable;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Rule = Guance.Serverless.Settlement.Decisions.Lifecycle;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>A store in memory, for one reader: just enough to let notices in one by one and to see what became of them.</summary>
internal sealed class World
{
    private readonly Dictionary<CloudAccountId, CloudAccount> accounts = [];
    private readonly Dictionary<AgreementId, Agreement> agreements = [];
    private readonly Dictionary<AliasName, CloudAccountId> aliases = [];
    private readonly Dictionary<AwsAccountId, OpenReplacements> replacements = [];
    private readonly HashSet<string> seen = [];
    private readonly SettlementOptions options = new();
    private long ticks;

    public IEnumerable<CloudAccount> Accounts => accounts.Values;

    public IEnumerable<CloudAccount> Living => accounts.Values.Where(account => account.DeletedAt is null);

    public List<AccountHistory> History { get; } = [];

    /// <summary>All histories, and what waits at agreements whose account is not known yet.</summary>
    public IEnumerable<HistoryEntry> Lines =>
        History.SelectMany(line => line.Entries).Concat(agreements.Values.SelectMany(agreement => agreement.Unfiled));

    public List<SideEffect> Outbox { get; } = [];

    /// <summary>The accounts that the sweep looks at.</summary>
    public HashSet<CloudAccountId> Watched { get; } = [];

    /// <summary>The account that the name leads to, alive or not.</summary>
    public CloudAccount By(SubscriptionId id) => Follow(aliases[AliasName.Of(id)]);

    public IEnumerable<SubscriptionId> Names => aliases.Keys.Where(name => !name.IsBuyer).Select(name => SubscriptionId.Parse(name.Value));

    public World Hear(Notice notice)
    {
        if (!seen.Contains(notice.Id))
        {
            Apply(Rule.Apply(Read(notice), notice, notice.Subscription?.Kind, NextId(), options, Now()));
        }

        return this;
    }

    public World Arrive(ResolvedCustomer customer)
    {
        var (account, changes) = Rule.ApplyArrival(Known([.. customer.Subscriptions.Select(AliasName.Of), AliasName.Of(customer.AwsAccount, customer.Product)], AgreementChain.Empty), customer, NextId(), options, Now());
        if (account is not null)
        {
            Apply(changes);
        }

        return this;
    }

    /// <summary>What a work order comes to when nothing is bound: accounts whose every subscription has ended are deleted.</summary>
    public World TearDown()
    {
        foreach (var account in Living.Where(one => one.TeardownReason is TeardownReason.Ended).ToList())
        {
            accounts[account.Id] = account with { DeletedAt = Now(), TeardownSince = null, Version = account.Version + 1 };
        }

        return this;
    }

    /// <summary>A transaction names an item once.</summary>
    private static void Distinct<T>(IReadOnlyCollection<T> items) => Assert.Equal(items.Count, items.Distinct().Count());

    private static void Same(long stored, long read) => Assert.Equal(stored, read);

    private DateTimeOffset Now() => Message.Start + TimeSpan.FromMinutes(++ticks);

    private CloudAccountId NextId() => new(Ulid.NewUlid(Message.Start + TimeSpan.FromMinutes(ticks)));

    private LifecycleSnapshot Read(Notice notice)
    {
        var search = new AgreementChainSearch(notice, options.SuccessorDelay);
        while (true)
        {
            if (search.NextAgreement is { } id)
            {
                var agreement = Agreement(id);
                search.Add(agreement, agreement.Account is { } name ? Follow(name) : null);
            }
            else if (search.NextAcceptor is { } acceptor)
            {
                search.Add(replacements.GetValueOrDefault(acceptor) ?? new OpenReplacements(acceptor, [], Version: 0));
            }
            else
            {
                return Known(notice.Subscription is { } named ? [AliasName.Of(named)] : [], search.Chain) with { OpenReplacements = search.Open };
            }
        }
    }

    private LifecycleSnapshot Known(IEnumerable<AliasName> names, AgreementChain chain)
    {
        var known = names.Select(name => aliases.TryGetValue(name, out var target)
            ? new KnownAlias(name, target, Follow(target).Id)
            : new KnownAlias(name, Target: null, Account: null)).ToImmutableArray();
        var involved = chain.Accounts.Concat(known.Select(alias => alias.Account).OfType<CloudAccountId>()).Distinct();
        return new LifecycleSnapshot
        {
            Accounts = involved.ToImmutableDictionary(id => id, id => accounts[id]),
            Aliases = known,
            Chain = chain,
        };
    }

    private Agreement Agreement(AgreementId id) => agreements.GetValueOrDefault(id) ?? new Agreement(id);

    private CloudAccount Follow(CloudAccountId id) => accounts[id] is { MergedInto: { } into } ? Follow(into) : accounts[id];

    private void Apply(Decision changes)
    {
        foreach (var account in changes.CheckedAccounts)
        {
            Same(accounts[account.Id].Version, account.Version);
        }

        if (changes.OpenReplacements is { } open)
        {
            Same(replacements.GetValueOrDefault(open.Acceptor)?.Version ?? 0, open.Version);
            replacements[open.Acceptor] = open with { Version = open.Version + 1 };
        }

        foreach (var (before, after) in changes.Accounts)
        {
            Same(accounts.GetValueOrDefault(after.Id)?.Version ?? 0, before?.Version ?? 0);
            accounts[after.Id] = after with { Version = (before?.Version ?? 0) + 1 };
        }

        foreach (var (before, after) in changes.Agreements)
        {
            Same(Agreement(after.Id).Version, before.Version);
            agreements[after.Id] = after with { Version = before.Version + 1 };
        }

        foreach (var agreement in changes.CheckedAgreements)
        {
            Same(Agreement(agreement.Id).Version, agreement.Version);
        }

        foreach (var (id, account) in changes.CheckedAliases)
        {
            Assert.Equal(account, aliases[id]);
        }

        foreach (var (alias, from, to) in changes.Aliases)
        {
            Assert.Equal(aliases.TryGetValue(alias, out var stored) ? stored : null, from);
            aliases[alias] = to;
        }

        Distinct([.. changes.Aliases.Select(put => put.Name), .. changes.CheckedAliases.Select(alias => alias.Name)]);
        Distinct([.. changes.Accounts.Select(put => put.After.Id), .. changes.CheckedAccounts.Select(account => account.Id)]);
        Distinct([.. changes.Agreements.Select(put => put.After.Id), .. changes.CheckedAgreements.Select(agreement => agreement.Id)]);
        History.AddRange(changes.History);
        Outbox.AddRange(changes.Outbox);
        Watched.UnionWith(changes.WatchedAccounts.Select(one => one.Account));
        if (changes.Notice is { } notice)
        {
            Assert.True(seen.Add(notice));
        }
    }
}
