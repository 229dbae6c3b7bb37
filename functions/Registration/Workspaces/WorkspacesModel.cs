using System.Collections.Immutable;
using Guance.Serverless.Registration.Pages;

namespace Guance.Serverless.Registration.Workspaces;

public sealed record WorkspacesModel(Frame Frame, ImmutableArray<WorkspaceLine> Lines);

/// <summary>A workspace, the name of its site, and the cloud account's page when one pays for it.</summary>
public sealed record WorkspaceLine(OwnedWorkspace Workspace, string Site, string? PaidBy);
