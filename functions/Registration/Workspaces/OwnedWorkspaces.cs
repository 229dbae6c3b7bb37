using System.Collections.Immutable;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Reads the workspaces of an Expense Center account, of all sites.</summary>
public sealed class OwnedWorkspaces(IExpenseCenter expenseCenter, WorkspaceStore store)
{
    public async Task<ImmutableArray<OwnedWorkspace>> ReadAsync(Username owner, CancellationToken cancellationToken)
    {
        var listed = new List<Workspace>();
        await foreach (var workspace in expenseCenter.WorkspacesAsync(owner, cancellationToken))
        {
            listed.Add(workspace);
        }

        var settlements = await store.SettlementsAsync([.. listed.Select(one => one.Key)], cancellationToken);
        return [.. listed.Select(one => new OwnedWorkspace(one, settlements[one.Key]))];
    }
}
