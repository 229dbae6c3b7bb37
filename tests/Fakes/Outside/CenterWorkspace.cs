using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Fakes.Outside;

/// <summary>A workspace as the Expense Center sees it.</summary>
internal sealed record CenterWorkspace(WorkspaceKey Key, string Name, string Owner)
{
    public string Method { get; init; } = SettlementMethod.ExpenseCenter.Value;

    /// <summary>0 before it was ever told.</summary>
    public long Version { get; init; }

    /// <summary>Our id of the cloud account that pays; null when the Expense Center account does.</summary>
    public string? CloudAccount { get; init; }
}
