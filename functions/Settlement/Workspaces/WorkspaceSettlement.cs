using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// How a workspace is paid for. Text, not an enumeration: the Expense Center knows methods of other clouds, which this service
/// shows but never sets.
/// </summary>
public readonly record struct SettlementMethod(string Value)
{
    public static SettlementMethod ExpenseCenter { get; } = new("ExpenseCenter");

    public static SettlementMethod Aws { get; } = new("Aws");

    public override string ToString() => Value;
}

/// <summary>How a workspace is settled, as set by this service. One payer at a time.</summary>
public sealed record WorkspaceSettlement(WorkspaceKey Key)
{
    public SettlementMethod Method { get; init; } = SettlementMethod.ExpenseCenter;

    /// <summary>The cloud account that pays; null when the Expense Center account does.</summary>
    public CloudAccountId? CloudAccount { get; init; }

    /// <summary>Who paid before, the latest last, as far back as usage may come late.</summary>
    public ImmutableArray<FormerPayer> Former { get; init; } = [];

    /// <summary>When its owner last changed the method by choice; the first binding and forced reverts do not count.</summary>
    public DateTimeOffset? LastChoiceAt { get; init; }

    /// <summary>
    /// Grows by one with every change; the Expense Center gets it too, so that late calls are harmless. 0: never set.
    /// </summary>
    public long Version { get; init; }

    /// <summary>
    /// The cloud account that paid at a moment: the payer of an hour of usage is the one in force when the hour began. Accounts are not
    /// followed when they are merged.
    /// </summary>
    /// <returns>Null when the Expense Center account, or another method, paid.</returns>
    public CloudAccountId? PayerAt(DateTimeOffset moment) =>
        Former.FirstOrDefault(one => moment < one.Until) is { } former ? former.Account : CloudAccount;

    /// <summary>The cloud accounts that paid at any moment from the first to before the second.</summary>
    public IEnumerable<CloudAccountId> PayersBetween(DateTimeOffset from, DateTimeOffset until) =>
        Former.Where((one, index) => one.Until > from && (index == 0 || Former[index - 1].Until < until)).Select(one => one.Account)
            .Append(Former.IsEmpty || Former[^1].Until < until ? CloudAccount : null)
            .OfType<CloudAccountId>().Distinct();

    /// <summary>Uses the Expense Center's method as long as this service has set none.</summary>
    public WorkspaceSettlement WithListedMethod(SettlementMethod method) => Version == 0 ? this with { Method = method } : this;

    /// <summary>Applies the payer that the owner chose; null is the Expense Center account.</summary>
    public WorkspaceSettlement Choose(CloudAccountId? account, DateTimeOffset now) =>
        account is { } payer ? SettleThrough(payer, now) : Return(now);

    /// <summary>The cloud account pays from now on, because the owner chose so.</summary>
    public WorkspaceSettlement SettleThrough(CloudAccountId account, DateTimeOffset now) => this with
    {
        Method = SettlementMethod.Aws,
        CloudAccount = account,
        Former = FormerUntil(now),
        LastChoiceAt = Version == 0 ? null : now,
        Version = Version + 1,
    };

    /// <summary>The Expense Center account pays from now on, because the owner chose so.</summary>
    public WorkspaceSettlement Return(DateTimeOffset now) => Revert(now) with { LastChoiceAt = now };

    /// <summary>Back to the Expense Center account, not by the owner's choice.</summary>
    public WorkspaceSettlement Revert(DateTimeOffset now) => this with
    {
        Method = SettlementMethod.ExpenseCenter,
        CloudAccount = null,
        Former = FormerUntil(now),
        Version = Version + 1,
    };

    /// <summary>The account that the payer was merged into pays from now on, not by the owner's choice.</summary>
    public WorkspaceSettlement MoveTo(CloudAccountId account) => this with { CloudAccount = account, Version = Version + 1 };

    private ImmutableArray<FormerPayer> FormerUntil(DateTimeOffset now) =>
        [.. Former.Where(one => one.Until > now - FormerPayer.Kept).TakeLast(FormerPayer.MaxCount - 1), new FormerPayer(CloudAccount, now)];
}

/// <summary>Who paid for a workspace until somebody else did.</summary>
/// <param name="Account">The cloud account; null when the Expense Center account, or another method, paid.</param>
/// <param name="Until">When the next payer was decided.</param>
public sealed record FormerPayer(CloudAccountId? Account, DateTimeOffset Until)
{
    /// <summary>Usage comes up to seven days late.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    /// <summary>Without the limit of one change a month, an owner could make the row as long as he likes.</summary>
    public const int MaxCount = 40;
}

/// <summary>A workspace settled through a cloud account.</summary>
/// <param name="Account">The cloud account that pays.</param>
/// <param name="Workspace">Key, and name when it was bound.</param>
/// <param name="BoundAt">When.</param>
/// <param name="BoundBy">By whom.</param>
public sealed record Binding(CloudAccountId Account, WorkspaceLabel Workspace, DateTimeOffset BoundAt, Username BoundBy);
