using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>Collects the changes that one lifecycle decision makes to a snapshot.</summary>
internal sealed class DecisionBuilder(LifecycleSnapshot snapshot, AgreementChain chain, SettlementOptions options, DateTimeOffset now)
{
    private readonly List<AccountHistory> history = [];
    private readonly List<SideEffect> sideEffects = [];
    private ImmutableDictionary<CloudAccountId, CloudAccount> accounts = snapshot.Accounts;
    private readonly Dictionary<AliasName, CloudAccountId?> aliases = snapshot.Aliases.ToDictionary(alias => alias.Name, alias => alias.Account);
    private readonly HashSet<AliasName> touchedAliases = [];

    public AgreementChain Chain { get; private set; } = chain;

    public CloudAccount Account(CloudAccountId id) => accounts[id];

    /// <summary>The accounts of the agreements, oldest first, then those of the subscriptions; without deleted ones.</summary>
    public ImmutableArray<CloudAccountId> LivingAccounts =>
    [
        .. Chain.Accounts.Concat(aliases.Where(alias => !alias.Key.IsBuyer).Select(alias => alias.Value).OfType<CloudAccountId>())
            .Distinct().Where(IsAlive),
    ];

    /// <summary>
    /// The account of the AWS account and product, for a subscription that leads to none: AWS speaks of the same subscription by the
    /// ids of both contracts. A listing of the older contract has one subscription for each AWS account. One that has opted in to the
    /// newer contract may have several licences: only the first belongs to the account that was there before.
    /// </summary>
    public CloudAccount? FindBuyersAccount(SubscriptionKind? listing) =>
        aliases.OrderBy(alias => alias.Key.IsBuyer).Select(alias => alias.Value).OfType<CloudAccountId>().Where(IsAlive).Select(Account)
            .FirstOrDefault(account => listing is SubscriptionKind.Customer || account.Subscriptions.All(one => one.Id.Kind is SubscriptionKind.Customer));

    /// <summary>
    /// The account of the subscription, else of the agreement, else of the newest agreement that has one. It may be deleted.
    /// </summary>
    public CloudAccountId? FindLastKnownAccount(SubscriptionId? subscription, AgreementId? agreement) =>
        (subscription is { } id ? snapshot.Aliases.FirstOrDefault(alias => alias.Name == AliasName.Of(id))?.Account : null)
        ?? Chain.Find(agreement)?.Account ?? Chain.Agreements.LastOrDefault(one => one.Account is not null)?.Account;

    public bool IsAlive(CloudAccountId id) => accounts.TryGetValue(id, out var account) && account.DeletedAt is null;

    public void SetAccount(CloudAccount account) => accounts = accounts.SetItem(account.Id, account);

    /// <summary>
    /// Points the alias to the account. If it leads there already, perhaps through merged accounts, the transaction checks that this
    /// has not changed.
    /// </summary>
    public void SetAlias(AliasName alias, CloudAccountId to)
    {
        aliases[alias] = to;
        touchedAliases.Add(alias);
    }

    /// <summary>
    /// Assigns the agreements to the account, also those of a deleted account. Their earlier notices become history of the
    /// account.
    /// </summary>
    public void AssignAgreements(CloudAccountId account)
    {
        history.AddRange(Chain.Agreements.Where(agreement => !agreement.Unfiled.IsEmpty)
            .Select(agreement => new AccountHistory(account, agreement.Unfiled)));
        Chain = Chain.Assign(account, other => other != account && IsAlive(other));
    }

    /// <summary>Keeps a history line on the agreement until its account is known.</summary>
    public void AddUnfiledHistory(AgreementId agreement, HistoryEntry entry) => Chain = Chain.AddUnfiled(agreement, entry);

    public void AddHistory(CloudAccountId account, HistoryEntry entry) => history.Add(new AccountHistory(account, entry));

    public void AddSideEffect(SideEffect? sideEffect)
    {
        if (sideEffect is not null)
        {
            sideEffects.Add(sideEffect);
        }
    }

    /// <summary>Adds the mails and work orders for new statuses, and decides for each row whether it is checked or put.</summary>
    /// <param name="notice">Id of the notice; null when a buyer came.</param>
    /// <param name="agreement">The agreement that the notice names.</param>
    public Decision Build(string? notice = null, AgreementId? agreement = null)
    {
        var all = accounts.Values.Select(account => (Before: snapshot.Accounts.GetValueOrDefault(account.Id), After: WithTeardown(account))).ToList();
        var isChanged = all.ToLookup(one => one.Before is null || Differ(one.Before, one.After));
        var puts = touchedAliases.Select(name => (Known: snapshot.Aliases.Single(alias => alias.Name == name), To: aliases[name]!.Value))
            .ToLookup(one => one.Known.Account == one.To, one => new AliasPut(one.Known.Name, one.Known.Target, one.To));
        var openReplacements = snapshot.OpenReplacements?.Apply(Chain.Find(agreement), Chain.Link);
        var agreements = Chain.Agreements.Select(after => new AgreementPut(snapshot.Chain.Find(after.Id) ?? new(after.Id), after)).ToList();
        return new()
        {
            CheckedAccounts = [.. isChanged[false].Select(one => one.Before!)],
            Accounts = [.. isChanged[true].Select(one => new AccountPut(one.Before, one.After))],
            WatchedAccounts =
            [
                .. all.Where(one => IsNew(one.Before, one.After, account => account is { TeardownReason: TeardownReason.NotConfirmed, UnconfirmedSince: null }))
                    .Select(one => new WatchedAccount(one.After.Id, now + options.LongestConfirmation)),
                .. all.Where(one => IsNew(one.Before, one.After, account => account.Status is CloudAccountStatus.Ending))
                    .Select(one => one.After.Id)
                    .Union(sideEffects.OfType<WorkOrder>().Select(order => order.Account))
                    .Select(account => new WatchedAccount(account, now + options.LongestEnding)),
            ],
            FinalUsage = [.. all.Where(one => HasNewEnd(one.Before, one.After) || (options.ZeroRecords && IsNew(one.Before, one.After, HasBeenActive))).Select(one => one.After.Id)],
            CheckedAgreements = [.. agreements.Where(one => one.Before == one.After).Select(one => one.Before)],
            Agreements = [.. agreements.Where(one => one.Before != one.After)],
            CheckedAliases = [.. puts[true].Select(put => new Alias(put.Name, put.From!.Value))],
            Aliases = [.. puts[false]],
            // Written even if unchanged: of two notices about agreements that belong together, one must see the other.
            OpenReplacements = openReplacements,
            History = [.. history],
            Outbox = [.. sideEffects],
            Notice = notice,
        };
    }

    private CloudAccount WithTeardown(CloudAccount after)
    {
        var before = snapshot.Accounts.GetValueOrDefault(after.Id);
        sideEffects.AddRange(LifecycleMails.Of(before, after, now));
        var reason = after.TeardownReason;
        after = reason is TeardownReason.NotConfirmed ? after : after with { UnconfirmedSince = null };
        if (reason is TeardownReason.None)
        {
            return after with { TeardownSince = null, RevertedCount = 0, MeteringEndedAt = null };
        }

        var waitsAnew = before?.UnconfirmedSince is not null && after.UnconfirmedSince is null;
        if (reason == before?.TeardownReason && !waitsAnew)
        {
            // A notice has told why it ended: what would have waited for a renewal need not wait any longer.
            var dueAt = Teardown.DueAt(after, Chain, options);
            AddSideEffect(dueAt < Teardown.DueAt(before, snapshot.Chain, options) ? new WorkOrder(after.Id, dueAt) : null);
            return after;
        }

        // The hourly sweep is often enough for what is due in days.
        AddSideEffect(reason is TeardownReason.NotConfirmed ? null : new WorkOrder(after.Id, Teardown.Earliest(now, options)));
        return after with { TeardownSince = now, RevertedCount = 0 };
    }

    private static bool IsNew(CloudAccount? before, CloudAccount after, Func<CloudAccount, bool> state) =>
        state(after) && (before is null || !state(before));

    /// <summary>Whether a subscription that was active is ending now, or has ended, and was or had not before.</summary>
    private static bool HasNewEnd(CloudAccount? before, CloudAccount after) => after.Subscriptions.Any(one =>
        one is { ActiveSince: not null, Status: SubscriptionStatus.Ending or SubscriptionStatus.Ended } && before?.Find(one.Id)?.Status != one.Status);

    /// <summary>Whether there may be hours of the account to meter: AWS has confirmed a subscription, and named the product.</summary>
    private static bool HasBeenActive(CloudAccount account) =>
        account is { DeletedAt: null, Product: not null } && account.Subscriptions.Any(one => one.ActiveSince is not null);

    /// <summary>Compares the subscriptions by content: record equality compares arrays by reference.</summary>
    private static bool Differ(CloudAccount before, CloudAccount after) =>
        !before.Subscriptions.SequenceEqual(after.Subscriptions) || before with { Subscriptions = [] } != after with { Subscriptions = [] };
}
