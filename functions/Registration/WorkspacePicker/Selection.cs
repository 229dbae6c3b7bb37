using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>
/// The workspaces chosen so far: whole sites with exceptions, and single workspaces of other sites. A form can hold ten thousand
/// chosen workspaces in a few bytes, without a session and without scripts.
/// </summary>
public sealed record Selection
{
    public static Selection Empty { get; } = new();

    /// <summary>Codes of the sites whose eligible workspaces are all chosen, apart from <see cref="Except"/>.</summary>
    public ImmutableSortedSet<string> Sites { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Workspaces of <see cref="Sites"/> that are not chosen.</summary>
    public ImmutableHashSet<WorkspaceKey> Except { get; init; } = [];

    /// <summary>Workspaces of other sites, chosen one by one.</summary>
    public ImmutableHashSet<WorkspaceKey> Picked { get; init; } = [];

    public bool Contains(WorkspaceKey workspace) =>
        Sites.Contains(workspace.Site) ? !Except.Contains(workspace) : Picked.Contains(workspace);

    /// <summary>Chooses the whole site and removes its exceptions.</summary>
    public Selection WithSite(string site) => WithoutSite(site) with { Sites = Sites.Add(site) };

    /// <summary>Removes all workspaces of the site.</summary>
    public Selection WithoutSite(string site) => new()
    {
        Sites = Sites.Remove(site),
        Except = [.. Except.Where(workspace => workspace.Site != site)],
        Picked = [.. Picked.Where(workspace => workspace.Site != site)],
    };

    /// <summary>Applies the checkboxes of a page.</summary>
    /// <param name="shown">The workspaces that had a checkbox.</param>
    /// <param name="ticked">The checked workspaces, and those from hidden fields.</param>
    public Selection Tick(IEnumerable<WorkspaceKey> shown, IReadOnlySet<WorkspaceKey> ticked) => this with
    {
        Picked = [.. ticked.Where(workspace => !Sites.Contains(workspace.Site))],
        Except = [.. Except.Concat(shown.Where(workspace => Sites.Contains(workspace.Site))).Where(workspace => !ticked.Contains(workspace))],
    };
}
