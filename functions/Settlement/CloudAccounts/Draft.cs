using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>The state while one decision of the lifecycle is being made: what is known, and what has been changed so far.</summary>
internal sealed class Draft(Known known, AgreementChain chain, SettlementOptions options, DateTimeOffset now)
{
    private readonly List<AliasChange> aliases = [];
    private readonly List<AccountHistory> history = [];
    private readonly List<OutboxMessage> outbox = [];
    private ImmutableDictionary<CloudAccountId, CloudAccount> accounts = known.Accounts;
    private CloudAccountId? bySubscription = known.BySubscription;

    public AgreementChain Chain { get; private set; } = chain;

    public CloudAccount Account(CloudAccountId id) => accounts[id];

    /// <summary>The living accounts that the names lead to: that of the oldest agreement first, that of the alias last.</summary>
    public ImmutableArray<CloudAccountId> Living =>
    [
        .. Chain.Accounts.Append(bySubscription ?? default).Distinct().Where(IsAlive),
    ];

    /// <summary>An account that a name leads to, though it was deleted: that of the alias or of the agreement itself, if they have one.</summary>
    public CloudAccountId? TombstoneOf(AgreementId? agreement) =>
        known.BySubscription ?? Chain.Find(agreement)?.Account ?? Chain.Agreements.LastOrDefault(one => one.Account is not null)?.Account;

    public bool IsAlive(CloudAccountId id) => accounts.TryGetValue(id, out var account) && account.DeletedAt is null;

    public void Put(CloudAccount account) => accounts = accounts.SetItem(account.Id, account);

    /// <summary>The name leads to the account from now on; where it does so already, it must not have been moved meanwhile.</summary>
    public void Point(SubscriptionId alias, CloudAccountId to)
    {
        var from = aliases.Find(change => change.Alias == alias)?.From ?? AliasBefore(alias);
        aliases.RemoveAll(change => change.Alias == alias);
        aliases.Add(new AliasChange(alias, from, to));
        bySubscription = to;
    }

    /// <summary>
    /// The agreements belong to the account from now on, those of a tombstone too: what is heard of them concerns the living. What
    /// was heard of them before becomes its history.
    /// </summary>
    public void Assign(CloudAccountId account)
    {
        history.AddRange(Chain.Agreements.SelectMany(agreement => agreement.Unfiled)
            .Select(entry => new AccountHistory(account, entry)));
        Chain = Chain.Assign(account, other => other != account && IsAlive(other));
    }

    /// <summary>Keeps a line on the agreement until an account is known.</summary>
    public void File(AgreementId agreement, HistoryEntry entry) => Chain = Chain.File(agreement, entry);

    public void Record(CloudAccountId account, HistoryEntry entry) => history.Add(new AccountHistory(account, entry));

    public void Send(OutboxMessage? message)
    {
        if (message is not null)
        {
            outbox.Add(message);
        }
    }

    /// <summary>Draws the consequences of the accounts' new statuses, and makes the decision whole.</summary>
    public Changes Finish(string? notice = null) => new()
    {
        Accounts = [.. accounts.Values.Select(Conclude)],
        Agreements = [.. Chain.Agreements.Select(after => new AgreementChange(known.Chain.Find(after.Id) ?? new(after.Id), after))],
        Aliases = [.. aliases],
        History = [.. history],
        Outbox = [.. outbox],
        Notice = notice,
    };

    private AccountChange Conclude(CloudAccount after)
    {
        var before = known.Accounts.GetValueOrDefault(after.Id);
        if (after.Status is CloudAccountStatus.Failed && before?.Status is not CloudAccountStatus.Failed)
        {
            Send(MailMessage.About(after, MailKind.SubscriptionFailed, now));
        }

        var closing = after.Closing;
        if (closing is Closing.None)
        {
            return new AccountChange(before, after with { ClosingSince = null });
        }

        if (closing == before?.Closing)
        {
            return new AccountChange(before, after);
        }

        Send(new WorkOrder(after.Id, Teardown.Earliest(now, options)));
        return new AccountChange(before, after with { ClosingSince = now });
    }

    private CloudAccountId? AliasBefore(SubscriptionId alias) =>
        known.Accounts.Values.Where(account => account.Find(alias) is not null).OrderBy(account => account.DeletedAt is not null)
            .FirstOrDefault()?.Id;
}
