namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>A workspace as the Expense Center lists it for its owner.</summary>
/// <param name="Key">Site and id.</param>
/// <param name="Name">Up to 256 characters, any characters.</param>
/// <param name="Method">The settlement method as the Expense Center sees it.</param>
public sealed record Workspace(WorkspaceKey Key, string Name, SettlementMethod Method);
