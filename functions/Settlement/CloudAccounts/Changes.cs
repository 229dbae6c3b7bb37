using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>
/// A decision: all of it is stored in one transaction, on condition that nothing that was read has changed since, or nothing is.
/// </summary>
public sealed record Changes
{
    /// <summary>
    /// A transaction holds 100 items, and a workspace needs up to four: its settlement, the binding that goes, the one that comes
    /// and the message to the Expense Center.
    /// </summary>
    public const int MostWorkspaces = 20;

    /// <summary>Accounts that change, and those that must not have changed.</summary>
    public ImmutableArray<AccountChange> Accounts { get; init; } = [];

    /// <summary>A deleted account that some of its subscriptions are kept as long as.</summary>
    public Tombstone? Tombstone { get; init; }

    public ImmutableArray<AgreementChange> Agreements { get; init; } = [];

    public ImmutableArray<AliasChange> Aliases { get; init; } = [];

    public ImmutableArray<AccountHistory> History { get; init; } = [];

    /// <summary>Workspaces that get another payer: at most <see cref="MostWorkspaces"/>.</summary>
    public ImmutableArray<WorkspaceChange> Workspaces { get; init; } = [];

    public ImmutableArray<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>A message that is stored once however often it is decided: its id is given, and must be new.</summary>
    public OutboxItem? OutboxOnce { get; init; }

    /// <summary>Id of the notice that caused it, which must not have been seen before.</summary>
    public string? Notice { get; init; }

    /// <summary>The claim of the buyer who arrived.</summary>
    public Claim? Claim { get; init; }

    /// <summary>Uses up a claim that must be valid still, or used by the same account before.</summary>
    public ClaimUse? ClaimUse { get; init; }
}

/// <summary>An account as it was read (null: there was none) and as it shall be; equal when it is only checked.</summary>
public sealed record AccountChange(CloudAccount? Before, CloudAccount After);

/// <summary>
/// An account that is deleted, and subscriptions of it that are kept only as long as itself from now on, with the names that lead
/// to them: at most <see cref="MostSubscriptions"/>.
/// </summary>
public sealed record Tombstone(CloudAccount Account, ImmutableArray<Subscription> Subscriptions)
{
    /// <summary>A transaction holds 100 items, and each needs two. A buyer who renews every month comes to more in a few years.</summary>
    public const int MostSubscriptions = 40;
}

/// <summary>An agreement as it was read (version 0: there was none) and as it shall be; equal when it is only checked.</summary>
public sealed record AgreementChange(Agreement Before, Agreement After);

/// <summary>A name at AWS leads to another account from now on; <c>From</c> is null when it led nowhere. Equal: it is only checked.</summary>
public sealed record AliasChange(SubscriptionId Alias, CloudAccountId? From, CloudAccountId To);

/// <summary>A line for the history of an account.</summary>
public sealed record AccountHistory(CloudAccountId Account, HistoryEntry Entry);

/// <summary>A workspace's settlement as it was read and as it shall be. Bindings follow from it.</summary>
/// <param name="Before">Version 0: there was none.</param>
/// <param name="After">With the next version.</param>
/// <param name="Binding">The binding to the account that pays from now on; null when the Expense Center account does.</param>
public sealed record WorkspaceChange(WorkspaceSettlement Before, WorkspaceSettlement After, Binding? Binding);

/// <summary>Who uses which claim up, and when.</summary>
public sealed record ClaimUse(string TokenHash, Username By, DateTimeOffset At);
