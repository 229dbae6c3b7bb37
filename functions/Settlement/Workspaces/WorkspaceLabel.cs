namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>A workspace as people read it: key and name at that time.</summary>
public sealed record WorkspaceLabel(WorkspaceKey Key, string Name);
