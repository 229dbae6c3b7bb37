using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>
/// The workspaces chosen so far: whole sites with exceptions, and single workspaces of other sites. So ten thousand chosen workspaces
/// are a few bytes.
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

    /// <summary>More do not fit an item of the table. Whole sites do not count.</summary>
    public const int MaxSingles = 15_000;

    public bool IsEmpty => Sites.IsEmpty && Picked.IsEmpty;

    /// <summary>Number of workspaces that are listed one by one.</summary>
    public int Singles => Picked.Count + Except.Count;

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

    /// <summary>Chooses workspaces in addition.</summary>
    public Selection With(IReadOnlyCollection<WorkspaceKey> workspaces) => this with
    {
        Except = Except.Except(workspaces),
        Picked = Picked.Union(workspaces.Where(workspace => !Sites.Contains(workspace.Site))),
    };

    /// <summary>Removes workspaces.</summary>
    public Selection Without(IReadOnlyCollection<WorkspaceKey> workspaces) => this with
    {
        Except = Except.Union(workspaces.Where(workspace => Sites.Contains(workspace.Site))),
        Picked = Picked.Except(workspaces),
    };

    /// <summary>Applies the checkboxes of a page.</summary>
    /// <param name="shown">The workspaces that had a checkbox.</param>
    /// <param name="ticked">The checked workspaces.</param>
    public Selection Tick(IEnumerable<WorkspaceKey> shown, IReadOnlySet<WorkspaceKey> ticked) =>
        Without([.. shown.Where(workspace => !ticked.Contains(workspace))]).With(ticked);

    public bool IsSameAs(Selection other) =>
        Sites.SetEquals(other.Sites) && Except.SetEquals(other.Except) && Picked.SetEquals(other.Picked);
}
