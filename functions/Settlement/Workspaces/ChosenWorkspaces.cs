using System.Collections.Immutable;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>What a buyer asks to have settled: the keys as they came, and those among them that really are the buyer's.</summary>
/// <param name="Asked">Whatever was asked for.</param>
/// <param name="Owned">With the names that the Expense Center gives them.</param>
public sealed record ChosenWorkspaces(IReadOnlySet<WorkspaceKey> Asked, ImmutableArray<WorkspaceLabel> Owned)
{
    /// <summary>Asks the Expense Center now, whatever a form said.</summary>
    public static async Task<ChosenWorkspaces> ReadAsync(
        IExpenseCenter expenseCenter, Username buyer, IReadOnlySet<WorkspaceKey> asked, CancellationToken cancellationToken)
    {
        var owned = ImmutableArray.CreateBuilder<WorkspaceLabel>();
        await foreach (var workspace in expenseCenter.WorkspacesAsync(buyer, cancellationToken))
        {
            if (asked.Contains(workspace.Key))
            {
                owned.Add(new WorkspaceLabel(workspace.Key, workspace.Name));
            }
        }

        return new ChosenWorkspaces(asked, owned.ToImmutable());
    }

    /// <summary>An answer for each that was asked for; what is not the buyer's looks like what does not exist.</summary>
    public ImmutableArray<BindOutcome> Report(ImmutableArray<BindOutcome> bound) =>
    [
        .. bound,
        .. Asked.Except(bound.Select(outcome => outcome.Workspace)).Select(key => new BindOutcome(key, Name: null, new BindResult.NotYours())),
    ];
}
