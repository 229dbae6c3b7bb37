using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>A workspace as the Expense Center lists it, and as this service has settled it.</summary>
public sealed record OwnedWorkspace(Workspace Workspace, WorkspaceSettlement Settlement)
{
    /// <summary>How it is settled now.</summary>
    public WorkspaceSettlement Settlement { get; } = Settlement.ListedAs(Workspace.Method);

    public WorkspaceKey Key => Workspace.Key;

    public string Name => Workspace.Name;

    /// <summary>Ours as soon as we have ever set it: the Expense Center may not have heard of the last change yet.</summary>
    public SettlementMethod Method => Settlement.Method;
}
