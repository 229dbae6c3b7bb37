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

    /// <summary>When its owner last changed the method by choice; the first binding and forced reverts do not count.</summary>
    public DateTimeOffset? LastChoiceAt { get; init; }

    /// <summary>
    /// Grows by one with every change; the Expense Center gets it too, so that late calls are harmless. 0: never set.
    /// </summary>
    public long Version { get; init; }

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
        LastChoiceAt = Version == 0 ? null : now,
        Version = Version + 1,
    };

    /// <summary>The Expense Center account pays from now on, because the owner chose so.</summary>
    public WorkspaceSettlement Return(DateTimeOffset now) => Revert() with { LastChoiceAt = now };

    /// <summary>Back to the Expense Center account, not by the owner's choice.</summary>
    public WorkspaceSettlement Revert() => this with
    {
        Method = SettlementMethod.ExpenseCenter,
        CloudAccount = null,
        Version = Version + 1,
    };

    /// <summary>The account that the payer was merged into pays from now on, not by the owner's choice.</summary>
    public WorkspaceSettlement MoveTo(CloudAccountId account) => this with { CloudAccount = account, Version = Version + 1 };
}

/// <summary>A workspace settled through a cloud account.</summary>
/// <param name="Account">The cloud account that pays.</param>
/// <param name="Workspace">Key, and name when it was bound.</param>
/// <param name="BoundAt">When.</param>
/// <param name="BoundBy">By whom.</param>
public sealed record Binding(CloudAccountId Account, WorkspaceLabel Workspace, DateTimeOffset BoundAt, Username BoundBy);
