using System.Collections.Immutable;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.ExpenseCenter;

/// <summary>The Expense Center, as <c>expense-center.openapi.yaml</c> beside this file describes it.</summary>
/// <exception cref="ExpenseCenterUnavailableException">From every call: no response, or not as the contract says.</exception>
public interface IExpenseCenter
{
    /// <returns>Null when there is no such account.</returns>
    Task<ExpenseCenterAccount?> FindAccountAsync(Username username, CancellationToken cancellationToken);

    /// <summary>The workspaces that the account owns, of all sites, page by page; none when there is no such account.</summary>
    IAsyncEnumerable<Workspace> WorkspacesAsync(Username username, CancellationToken cancellationToken);

    /// <returns>Null when there is no such workspace, or another account owns it.</returns>
    Task<Workspace?> FindWorkspaceAsync(Username owner, WorkspaceKey key, CancellationToken cancellationToken);

    /// <summary>Sets how workspaces are settled from now on. Late and repeated calls are harmless.</summary>
    /// <returns>Those of the workspaces that do not exist any more.</returns>
    Task<ImmutableArray<WorkspaceKey>> PutSettlementsAsync(SettlementChange change, CancellationToken cancellationToken);

    /// <summary>Hands usage back that AWS does not bill. Repeated calls with the same id are harmless.</summary>
    /// <param name="id">Names this return; the same id always has the same records.</param>
    /// <param name="usage">What is handed back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ReturnUsageAsync(Ulid id, UsageReturn usage, CancellationToken cancellationToken);
}

/// <summary>The Expense Center did not answer, or not as its contract says. Trying again later may help.</summary>
public sealed class ExpenseCenterUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
