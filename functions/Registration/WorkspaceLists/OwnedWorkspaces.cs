using System.Collections.Immutable;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.WorkspaceLists;

/// <summary>A workspace as the Expense Center lists it, and as this service has settled it.</summary>
public sealed record OwnedWorkspace(Workspace Workspace, WorkspaceSettlement Settlement)
{
    /// <summary>How it is settled now.</summary>
    public WorkspaceSettlement Settlement { get; } = Settlement.WithListedMethod(Workspace.Method);

    public WorkspaceKey Key => Workspace.Key;

    public string Name => Workspace.Name;

    /// <summary>Ours as soon as we have ever set it: the Expense Center may not have heard of the last change yet.</summary>
    public SettlementMethod Method => Settlement.Method;
}

/// <summary>Reads the workspaces of an Expense Center account: in the order of the sites, and by name within a site.</summary>
public sealed class OwnedWorkspaces(IExpenseCenter expenseCenter, WorkspaceStore store, Sites sites)
{
    private readonly Dictionary<string, int> order = sites.All.Index().ToDictionary(site => site.Item.Code, site => site.Index);

    /// <returns>Null when there is no such workspace, or it is somebody else's: both look the same.</returns>
    public async Task<OwnedWorkspace?> FindAsync(Username owner, WorkspaceKey key, CancellationToken cancellationToken)
    {
        await foreach (var workspace in expenseCenter.WorkspacesAsync(owner, cancellationToken))
        {
            if (workspace.Key == key)
            {
                return new OwnedWorkspace(workspace, (await store.SettlementsAsync([key], cancellationToken))[key]);
            }
        }

        return null;
    }

    public async Task<ImmutableArray<OwnedWorkspace>> ReadAsync(Username owner, CancellationToken cancellationToken)
    {
        var listed = new List<Workspace>();
        await foreach (var workspace in expenseCenter.WorkspacesAsync(owner, cancellationToken))
        {
            listed.Add(workspace);
        }

        var settlements = await store.SettlementsAsync([.. listed.Select(one => one.Key)], cancellationToken);
        return
        [
            .. listed.Select(one => new OwnedWorkspace(one, settlements[one.Key]))
                .OrderBy(one => order.GetValueOrDefault(one.Key.Site, int.MaxValue)).ThenBy(one => one.Key.Site, StringComparer.Ordinal)
                .ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Key.Id, StringComparer.Ordinal),
        ];
    }
}
