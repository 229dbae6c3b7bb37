using System.Collections.Immutable;
using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.Pages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>A page of the owner's workspaces.</summary>
public sealed record WorkspacesModel
{
    public required Frame Frame { get; init; }

    public required Narrowing Narrowing { get; init; }

    /// <summary>Where there are workspaces at all.</summary>
    public required ImmutableArray<SiteFilter> Sites { get; init; }

    public required Part<WorkspaceLine> Part { get; init; }

    public bool HasNone => Sites.IsEmpty;

    public string AddressOf(int page) => WorkspaceEndpoints.Path + (Narrowing with { Page = page }).ToQuery();
}

/// <summary>A workspace, the name of its site, and the owner's cloud account that pays for it, if one does.</summary>
public sealed record WorkspaceLine(OwnedWorkspace Workspace, string Site, Linked? Payer);

/// <summary>A site that the list may be narrowed down to.</summary>
public sealed record SiteFilter(string Code, string Name);
