using System.Collections.Immutable;
using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>A workspace, how it is settled, and what its owner may choose instead.</summary>
public sealed record WorkspaceMethods
{
    public required ExpenseCenterAccount Owner { get; init; }

    public required OwnedWorkspace Workspace { get; init; }

    /// <summary>The cloud account that pays now; null when none does, or somebody else's.</summary>
    public required Linked? Payer { get; init; }

    /// <summary>The cloud accounts that the owner has registered: those that take workspaces first.</summary>
    public required ImmutableArray<MethodOption> CloudAccounts { get; init; }

    /// <summary>Whether one that is still to be registered could pay.</summary>
    public required ChoiceVerdict NewAccount { get; init; }

    /// <summary>Where to subscribe for that.</summary>
    public required ImmutableArray<MessageLink> Listings { get; init; }

    public required MethodOption ExpenseCenter { get; init; }

    /// <summary>Whether there is a limit to how often the method may be changed.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>When the method may be changed again; null when it may be now.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    public WorkspaceKey Key => Workspace.Key;

    public string Address => WorkspaceEndpoints.SettlementAddressOf(Key);

    public bool HasOpen => All.Any(option => option.IsOpen);

    /// <summary>The method in force; null when it is none of those that are shown.</summary>
    public MethodOption? Current => All.FirstOrDefault(option => option.IsCurrent);

    private IEnumerable<MethodOption> All => CloudAccounts.Append(ExpenseCenter);

    public MethodOption? Find(string value) => All.FirstOrDefault(option => option.Value == value);
}
