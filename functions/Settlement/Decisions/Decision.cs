using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>
/// What a use case stores, in one transaction. It is refused as a whole when anything that was read has changed since. Every row
/// is listed: those that must not have changed, those that are put, those that are deleted.
/// </summary>
public sealed record Decision
{
    /// <summary>
    /// A transaction holds 100 items. A workspace needs up to three: its settlement, the binding that is deleted, and the binding
    /// that is put.
    /// </summary>
    public const int MaxWorkspaces = 25;

    /// <summary>Accounts that must not have changed since they were read.</summary>
    public ImmutableArray<CloudAccount> CheckedAccounts { get; init; } = [];

    public ImmutableArray<AccountPut> Accounts { get; init; } = [];

    /// <summary>Accounts that the hourly sweep watches from now on: they wait for AWS or are ending, or have a work order.</summary>
    public ImmutableArray<WatchedAccount> WatchedAccounts { get; init; } = [];

    /// <summary>
    /// Accounts that the closing of hours looks at: a subscription is ending, or metering has ended, so that the last usage is metered
    /// early; or it has become active, where AWS is told of hours without usage.
    /// </summary>
    public ImmutableArray<CloudAccountId> FinalUsage { get; init; } = [];

    /// <summary>Replaces the list of workspaces that went back since the account's teardown began.</summary>
    public RevertedWorkspaces? RevertedWorkspaces { get; init; }

    /// <summary>Agreements that must not have changed since they were read.</summary>
    public ImmutableArray<Agreement> CheckedAgreements { get; init; } = [];

    public ImmutableArray<AgreementPut> Agreements { get; init; } = [];

    /// <summary>Replaces the open replacements of an AWS account. They must not have changed since they were read.</summary>
    public OpenReplacements? OpenReplacements { get; init; }

    /// <summary>Aliases that must still point to the same account as when they were read.</summary>
    public ImmutableArray<Alias> CheckedAliases { get; init; } = [];

    public ImmutableArray<AliasPut> Aliases { get; init; } = [];

    public ImmutableArray<AccountHistory> History { get; init; } = [];

    /// <summary>Workspaces that get another payer: at most <see cref="MaxWorkspaces"/>.</summary>
    public ImmutableArray<PayerChange> Workspaces { get; init; } = [];

    public ImmutableArray<SideEffect> Outbox { get; init; } = [];

    /// <summary>A side effect with a fixed id: the transaction is refused when an item with this id exists.</summary>
    public OutboxItem? OutboxOnce { get; init; }

    /// <summary>Id of the notice that caused this decision. It must not have been received before.</summary>
    public string? Notice { get; init; }

    /// <summary>A new claim, for the buyer who arrived.</summary>
    public Claim? Claim { get; init; }

    /// <summary>An order to change who pays for workspaces that is new or has made progress. It must not have changed since it was read.</summary>
    public PayerOrder? PayerOrder { get; init; }

    /// <summary>A part of that order that is finished.</summary>
    public PayerOrderPart? FinishedPart { get; init; }

    /// <summary>Marks a claim as used. It must not have expired, nor have been used by another Expense Center account.</summary>
    public ClaimUse? ClaimUse { get; init; }
}

/// <summary>An account that is written, with its subscriptions.</summary>
/// <param name="Before">As it was read; null when there was none.</param>
/// <param name="After">As it is stored.</param>
public sealed record AccountPut(CloudAccount? Before, CloudAccount After);

/// <summary>An account that the hourly sweep watches.</summary>
/// <param name="Account">The account.</param>
/// <param name="Until">When nothing should be left to do on it; later, the sweep reports it to operators.</param>
public sealed record WatchedAccount(CloudAccountId Account, DateTimeOffset Until);

/// <summary>The first workspaces that went back since the account's teardown began, for the mail that reports its end.</summary>
/// <param name="Listed">At most <see cref="MailRequest.MaxListed"/>; <see cref="CloudAccount.RevertedCount"/> counts all.</param>
public sealed record RevertedWorkspaces(CloudAccountId Account, ImmutableArray<WorkspaceLabel> Listed);

/// <summary>An agreement that is written.</summary>
/// <param name="Before">As it was read; version 0 when there was none.</param>
/// <param name="After">As it is stored.</param>
public sealed record AgreementPut(Agreement Before, Agreement After);

/// <summary>A name, and the account that it points to.</summary>
public sealed record Alias(AliasName Name, CloudAccountId Account);

/// <summary>An alias that points to another account from now on.</summary>
/// <param name="Name">What leads to an account.</param>
/// <param name="From">The account that it pointed to when it was read; null when there was no alias.</param>
/// <param name="To">The account that it points to from now on.</param>
public sealed record AliasPut(AliasName Name, CloudAccountId? From, CloudAccountId To);

/// <summary>History lines of an account that are stored in one item: one, or those that waited until the account was known.</summary>
public sealed record AccountHistory(CloudAccountId Account, ImmutableArray<HistoryEntry> Entries)
{
    public AccountHistory(CloudAccountId account, HistoryEntry entry)
        : this(account, [entry])
    {
    }
}

/// <summary>A workspace that gets another payer.</summary>
/// <param name="Before">Its settlement as it was read; version 0 when there was none.</param>
/// <param name="After">Its settlement as it is stored, with the next version.</param>
/// <param name="Binding">The binding that is put; null when the Expense Center account pays from now on.</param>
/// <param name="DeletedBinding">The account whose binding is deleted; null when no cloud account paid.</param>
public sealed record PayerChange(WorkspaceSettlement Before, WorkspaceSettlement After, Binding? Binding, CloudAccountId? DeletedBinding)
{
    public static PayerChange Of(WorkspaceSettlement before, WorkspaceSettlement after, Binding? binding) =>
        new(before, after, binding, before.CloudAccount is { } payer && payer != binding?.Account ? payer : null);
}

/// <summary>Which claim is used, by whom and when.</summary>
public sealed record ClaimUse(string TokenHash, Username By, DateTimeOffset At);
