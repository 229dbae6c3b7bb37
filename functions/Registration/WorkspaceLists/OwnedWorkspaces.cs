using System.Collections.Immutable;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.WorkspaceLists;

/// <summary>A workspace from the Expense Center's list, with the settlement that this service has stored for it.</summary>
public sealed record OwnedWorkspace(Workspace Workspace, WorkspaceSettlement Settlement)
{
    /// <summary>The current settlement: the stored one, combined with the method that the Expense Center lists.</summary>
    public WorkspaceSettlement Settlement { get; } = Settlement.WithListedMethod(Workspace.Method);

    public WorkspaceKey Key => Workspace.Key;

    public string Name => Workspace.Name;

    /// <summary>
    /// The stored method if this service has ever set one: the Expense Center may not have received the last change yet.
    /// </summary>
    public SettlementMethod Method => Settlement.Method;
}

/// <summary>Reads the workspaces of an Expense Center account, sorted by site (in configured order), then by name.</summary>
public sealed class OwnedWorkspaces(IExpenseCenter expenseCenter, WorkspaceStore store, Sites sites)
{
    private readonly Dictionary<string, int> order = sites.All.Index().ToDictionary(site => site.Item.Code, site => site.Index);

    /// <returns>Null when the workspace does not exist or has another owner.</returns>
    public async Task<OwnedWorkspace?> FindAsync(Username owner, WorkspaceKey key, CancellationToken cancellationToken) =>
        await expenseCenter.FindWorkspaceAsync(owner, key, cancellationToken) is { } workspace
            ? new OwnedWorkspace(workspace, (await store.SettlementsAsync([key], cancellationToken))[key])
            : null;

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
