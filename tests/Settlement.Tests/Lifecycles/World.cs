using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Tests.Lifecycles;

/// <summary>A store in memory, for one reader: just enough to let notices in one by one and to see what became of them.</summary>
internal sealed class World
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<CloudAccountId, CloudAccount> accounts = [];
    private readonly Dictionary<AgreementId, Agreement> agreements = [];
    private readonly Dictionary<SubscriptionId, CloudAccountId> aliases = [];
    private readonly HashSet<string> seen = [];
    private long ticks;

    public IEnumerable<CloudAccount> Accounts => accounts.Values;

    public IEnumerable<CloudAccount> Living => accounts.Values.Where(account => account.DeletedAt is null);

    public List<AccountHistory> History { get; } = [];

    public List<OutboxMessage> Outbox { get; } = [];

    public CloudAccount? By(SubscriptionId id) => aliases.TryGetValue(id, out var account) ? accounts[account] : null;

    public World Hear(Notice notice)
    {
        if (!seen.Contains(notice.Id))
        {
            Apply(Lifecycle.Hear(Read(notice), notice, NextId(), Now()));
        }

        return this;
    }

    public CloudAccountId? Arrive(ResolvedCustomer customer)
    {
        var (account, changes) = Lifecycle.Arrive(Known(customer.Subscription, []), customer, NextId(), Now());
        if (account is not null)
        {
            Apply(changes);
        }

        return account;
    }

    /// <summary>What a work order comes to when nothing is bound: accounts whose every subscription has ended are deleted.</summary>
    public World TearDown()
    {
        foreach (var account in Living.Where(one => one.Closing is Closing.Ended).ToList())
        {
            accounts[account.Id] = account with { DeletedAt = Now(), ClosingSince = null, Version = account.Version + 1 };
        }

        return this;
    }

    private static void Same(long stored, long read) => Assert.Equal(stored, read);

    private DateTimeOffset Now() => Start + TimeSpan.FromMinutes(++ticks);

    private CloudAccountId NextId() => new(Ulid.NewUlid(Start + TimeSpan.FromMinutes(ticks)));

    private Known Read(Notice notice)
    {
        var chain = new List<Agreement>();
        if (notice.Agreement is { } id)
        {
            var named = Agreement(id);
            chain.Add(named);
            for (var older = notice.PreviousAgreement ?? (named.Account is null ? named.Previous : null); older is { } next;)
            {
                chain.Insert(0, Agreement(next));
                older = chain[0].Account is null ? chain[0].Previous : null;
            }

            for (var newer = named.Account is null ? named.Successor : null; newer is { } next;)
            {
                chain.Add(Agreement(next));
                newer = chain[^1].Account is null ? chain[^1].Successor : null;
            }
        }

        return Known(notice.Subscription, chain);
    }

    private Known Known(SubscriptionId? subscription, List<Agreement> chain)
    {
        CloudAccountId? alias = subscription is { } id && aliases.TryGetValue(id, out var account) ? Follow(account) : null;
        var handed = new AgreementChain([.. chain.Select(one => one with { Account = one.Account is { } of ? Follow(of) : null })]);
        CloudAccountId[] names = [.. handed.Accounts, .. alias is { } named ? new[] { named } : []];
        return new Known(names.Distinct().ToImmutableDictionary(name => name, name => accounts[name]), alias, handed);
    }

    private Agreement Agreement(AgreementId id) => agreements.GetValueOrDefault(id) ?? new Agreement(id);

    private CloudAccountId Follow(CloudAccountId id) => accounts[id].MergedInto is { } into ? Follow(into) : id;

    private void Apply(Changes changes)
    {
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

        foreach (var (alias, from, to) in changes.Aliases)
        {
            Assert.Equal(aliases.TryGetValue(alias, out var stored) ? stored : null, from);
            aliases[alias] = to;
        }

        Assert.Equal(changes.Aliases.Length, changes.Aliases.DistinctBy(change => change.Alias).Count());
        Assert.Equal(changes.Accounts.Length, changes.Accounts.DistinctBy(change => change.After.Id).Count());
        Assert.Equal(changes.Agreements.Length, changes.Agreements.DistinctBy(change => change.After.Id).Count());
        History.AddRange(changes.History);
        Outbox.AddRange(changes.Outbox);
        if (changes.Notice is { } notice)
        {
            Assert.True(seen.Add(notice));
        }
    }
}
