using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>A workspace settled through a cloud account.</summary>
/// <param name="Account">The cloud account that pays.</param>
/// <param name="Workspace">Key, and name when it was bound.</param>
/// <param name="BoundAt">When.</param>
/// <param name="BoundBy">By whom.</param>
public sealed record Binding(CloudAccountId Account, WorkspaceLabel Workspace, DateTimeOffset BoundAt, Username BoundBy);
