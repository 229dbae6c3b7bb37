using System.Collections.Immutable;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>What one AWS account pays for through one product. The bindings are not part of it: there may be thousands.</summary>
public sealed record CloudAccount
{
    public required CloudAccountId Id { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null until AWS names it: events of the newer contract may lack it.</summary>
    public ProductCode? Product { get; init; }

    /// <summary>
    /// Whom ResolveCustomer named; before a buyer has come, whom AWS's events name. Null until AWS names one: the older contract's
    /// notices do not.
    /// </summary>
    public AwsAccountId? AwsAccount => Named(one => one.ResolvedAccount) ?? Named(one => one.Acceptor?.Value);

    /// <summary>Who else accepted its agreements, such as a reseller; most often nobody.</summary>
    public IEnumerable<AwsAccountId> OtherAcceptors =>
        Subscriptions.Select(one => one.Acceptor?.Value).OfType<AwsAccountId>().Distinct().Where(one => one != AwsAccount);

    /// <summary>The Expense Center account that linked it; null while only notices have named it.</summary>
    public Username? Owner { get; init; }

    public Contact? Contact { get; init; }

    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];

    /// <summary>
    /// Our time since which <see cref="TeardownReason"/> has been true; null while the workspaces may stay, and once an account that AWS
    /// does not confirm has given them back.
    /// </summary>
    public DateTimeOffset? TeardownSince { get; init; }

    /// <summary>How many workspaces have gone back since <see cref="TeardownSince"/>.</summary>
    public int RevertedCount { get; init; }

    /// <summary>
    /// Our time at which waiting for AWS's confirmation ended: no new bindings, and the workspaces go back. Null again once AWS
    /// confirms.
    /// </summary>
    public DateTimeOffset? UnconfirmedSince { get; init; }

    /// <summary>
    /// Our time since which no usage is taken for it: its subscriptions have ended, and final usage has been sent. What is left goes back to
    /// the Expense Center before the account is deleted.
    /// </summary>
    public DateTimeOffset? MeteringEndedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The account that took over subscriptions and bindings of this one, when both turned out to be the same.</summary>
    public CloudAccountId? MergedInto { get; init; }

    /// <summary>The accounts that were merged into this one, and into those, the oldest merge first. Their bills stay with their ids.</summary>
    public ImmutableArray<MergedAccount> Merged { get; init; } = [];

    /// <summary>Grows with every write; 0 before the first.</summary>
    public long Version { get; init; }

    public CloudAccountStatus Status =>
        DeletedAt is not null ? CloudAccountStatus.Deleted
        : HasSubscription(SubscriptionStatus.Active) ? CloudAccountStatus.Active
        : HasSubscription(SubscriptionStatus.Ending) ? CloudAccountStatus.Ending
        : HasSubscription(SubscriptionStatus.Pending)
            ? UnconfirmedSince is null ? CloudAccountStatus.Pending : CloudAccountStatus.Unconfirmed
        : HasSubscription(SubscriptionStatus.Failed) ? CloudAccountStatus.Failed
        : CloudAccountStatus.Ending;

    public bool AcceptsBindings => Status is CloudAccountStatus.Pending or CloudAccountStatus.Active;

    /// <summary>Whether, and why, its workspaces must go back to the Expense Center account.</summary>
    public TeardownReason TeardownReason =>
        DeletedAt is not null ? TeardownReason.None
        : Deciding.All(subscription => subscription.Status is SubscriptionStatus.Ended) ? TeardownReason.Ended
        : Status is CloudAccountStatus.Failed ? TeardownReason.PaymentFailed
        : Status is CloudAccountStatus.Pending or CloudAccountStatus.Unconfirmed ? TeardownReason.NotConfirmed
        : TeardownReason.None;

    /// <summary>
    /// The subscriptions that the status follows. A listing of the older contract may be spoken of in both contracts: then its customer
    /// identifier and its licences are the same subscription, and the contract that AWS used last decides.
    /// </summary>
    public IEnumerable<Subscription> Deciding
    {
        get
        {
            var byContract = Subscriptions.ToLookup(one => one.Id.Kind);
            return LastTold(byContract[SubscriptionKind.Customer]) is { } customer && !(LastTold(byContract[SubscriptionKind.Licence]) >= customer)
                ? byContract[SubscriptionKind.Customer]
                : byContract[SubscriptionKind.Licence].Any() ? byContract[SubscriptionKind.Licence] : Subscriptions;
        }
    }

    /// <summary>AWS's time of the latest notice that set a status; null before the first.</summary>
    public DateTimeOffset? ToldAt => LastTold(Subscriptions);

    /// <summary>The subscription that is in force, or else the one that AWS spoke of last; null when there is none.</summary>
    public Subscription? Latest => Subscriptions.OrderByDescending(one => one.Status is SubscriptionStatus.Active)
        .ThenByDescending(one => one.StatusSetAt ?? DateTimeOffset.MinValue).FirstOrDefault();

    public Subscription? Find(SubscriptionId id) => Subscriptions.FirstOrDefault(subscription => subscription.Id == id);

    /// <summary>A merged account with the subscriptions that it had until then: they are in this account now.</summary>
    /// <param name="merged">One of <see cref="Merged"/>, as it is stored.</param>
    public CloudAccount Restore(CloudAccount merged)
    {
        var at = Merged.FirstOrDefault(one => one.Id == merged.Id)?.At ?? merged.DeletedAt;
        var moved = Subscriptions.Where(one => one.JoinedAt >= at).ToLookup(one => one.JoinedAt == at);
        return merged with { Subscriptions = [.. moved[true].Any() ? moved[true] : moved[false]] };
    }

    /// <summary>Adds the subscription, or replaces the one of the same id.</summary>
    public CloudAccount With(Subscription subscription) =>
        Find(subscription.Id) is { } old
            ? this with { Subscriptions = Subscriptions.Replace(old, subscription) }
            : this with { Subscriptions = Subscriptions.Add(subscription) };

    /// <summary>The account that a subscription names, of those that have not ended if possible.</summary>
    private AwsAccountId? Named(Func<Subscription, AwsAccountId?> account) =>
        Subscriptions.OrderBy(one => one.Status is SubscriptionStatus.Ended).Select(account).FirstOrDefault(named => named is not null);

    private static DateTimeOffset? LastTold(IEnumerable<Subscription> subscriptions) => subscriptions.Max(one => one.StatusSetAt);

    private bool HasSubscription(SubscriptionStatus status) => Deciding.Any(subscription => subscription.Status == status);
}

/// <summary>An account that was merged into another one.</summary>
/// <param name="At">Our time; what was used before is on its own bills.</param>
public sealed record MergedAccount(CloudAccountId Id, DateTimeOffset At);

/// <summary>Follows the statuses of the cloud account's subscriptions.</summary>
public enum CloudAccountStatus
{
    /// <summary>Linked, or announced, but AWS has not confirmed a subscription yet.</summary>
    Pending,

    /// <summary>At least one subscription is active: AWS bills the workspaces.</summary>
    Active,

    /// <summary>AWS could not take the payment; no subscription is active, ending or pending.</summary>
    Failed,

    /// <summary>The buyer is leaving: no new bindings; once the last subscription has ended, the workspaces go back.</summary>
    Ending,

    /// <summary>AWS did not confirm a subscription in time: the workspaces go back. It becomes active if AWS confirms after all.</summary>
    Unconfirmed,

    /// <summary>A tombstone: every workspace has gone back, or moved to the account that this one was merged into.</summary>
    Deleted,
}

/// <summary>Why the workspaces of a cloud account must go back to the Expense Center account.</summary>
public enum TeardownReason
{
    /// <summary>They may stay.</summary>
    None,

    /// <summary>Every subscription has ended: the account is deleted once its last workspace has gone back.</summary>
    Ended,

    /// <summary>AWS could not take the payment: the workspaces go back, the account stays and may become active again.</summary>
    PaymentFailed,

    /// <summary>
    /// AWS has not confirmed a subscription: the workspaces go back if it does not in time, the account stays and may become active.
    /// </summary>
    NotConfirmed,
}
