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

/// <summary>How a workspace is settled, as far as this service has ever set it. One payer at a time.</summary>
public sealed record WorkspaceSettlement(WorkspaceKey Key)
{
    public SettlementMethod Method { get; init; } = SettlementMethod.ExpenseCenter;

    /// <summary>The cloud account that pays; null when the Expense Center account does.</summary>
    public CloudAccountId? CloudAccount { get; init; }

    /// <summary>When its owner last changed the method by choice; the first binding and forced reverts do not count.</summary>
    public DateTimeOffset? LastChoiceAt { get; init; }

    /// <summary>Grows by one with every change; the Expense Center gets it too, so that late calls are harmless. 0: never set.</summary>
    public long Version { get; init; }

    /// <summary>While this service has never set it, the method is what the Expense Center says.</summary>
    public WorkspaceSettlement WithListedMethod(SettlementMethod method) => Version == 0 ? this with { Method = method } : this;

    /// <summary>The method that the owner chose is in force from now on; null for the Expense Center account.</summary>
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

    /// <summary>Back to the Expense Center account, without the owner's choice.</summary>
    public WorkspaceSettlement Revert() => this with
    {
        Method = SettlementMethod.ExpenseCenter,
        CloudAccount = null,
        Version = Version + 1,
    };

    /// <summary>Another cloud account that turned out to be the same takes over, without the owner's choice.</summary>
    public WorkspaceSettlement MoveTo(CloudAccountId account) => this with { CloudAccount = account, Version = Version + 1 };
}

/// <summary>A workspace settled through a cloud account.</summary>
/// <param name="Account">The cloud account that pays.</param>
/// <param name="Workspace">Key, and name when it was bound.</param>
/// <param name="BoundAt">When.</param>
/// <param name="BoundBy">By whom.</param>
public sealed record Binding(CloudAccountId Account, WorkspaceLabel Workspace, DateTimeOffset BoundAt, Username BoundBy);
