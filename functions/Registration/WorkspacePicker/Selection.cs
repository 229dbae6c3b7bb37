using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>
/// The workspaces chosen so far: whole sites with exceptions, and single ones of other sites. So a page carries ten thousand
/// chosen workspaces in a few bytes, from one page of the list to the next, without a session and without scripts.
/// </summary>
public sealed record Selection
{
    public static Selection Nothing { get; } = new();

    /// <summary>Codes of the sites of which all that may be chosen is chosen.</summary>
    public ImmutableSortedSet<string> Sites { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Not chosen, though their site is.</summary>
    public ImmutableHashSet<WorkspaceKey> Except { get; init; } = [];

    /// <summary>Chosen one by one.</summary>
    public ImmutableHashSet<WorkspaceKey> Picked { get; init; } = [];

    public bool Contains(WorkspaceKey workspace) =>
        Sites.Contains(workspace.Site) ? !Except.Contains(workspace) : Picked.Contains(workspace);

    /// <summary>Chooses the whole site, whatever of it was chosen before.</summary>
    public Selection WithSite(string site) => WithoutSite(site) with { Sites = Sites.Add(site) };

    /// <summary>Chooses nothing of the site.</summary>
    public Selection WithoutSite(string site) => new()
    {
        Sites = Sites.Remove(site),
        Except = [.. Except.Where(workspace => workspace.Site != site)],
        Picked = [.. Picked.Where(workspace => workspace.Site != site)],
    };

    /// <summary>Takes over what was ticked and unticked among the workspaces that a page has shown.</summary>
    /// <param name="shown">The workspaces that could be ticked.</param>
    /// <param name="ticked">Those that were, whether shown or carried along.</param>
    public Selection Tick(IEnumerable<WorkspaceKey> shown, IReadOnlySet<WorkspaceKey> ticked) => this with
    {
        Picked = [.. ticked.Where(workspace => !Sites.Contains(workspace.Site))],
        Except = [.. Except.Concat(shown.Where(workspace => Sites.Contains(workspace.Site))).Where(workspace => !ticked.Contains(workspace))],
    };
}
