using System.Runtime.CompilerServices;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.ExpenseCenter;

/// <summary>An Expense Center where everybody owns the same workspaces.</summary>
internal sealed class ExpenseCenterInMemory(WorkspaceLabel[] workspaces) : IExpenseCenter
{
    public Task<ExpenseCenterAccount?> FindAccountAsync(Username username, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async IAsyncEnumerable<Workspace> WorkspacesAsync(
        Username username, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var workspace in workspaces)
        {
            yield return new Workspace(workspace.Key, workspace.Name, SettlementMethod.ExpenseCenter);
        }
    }

    public Task<bool> PutSettlementAsync(SettlementChange change, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
