using System.Collections.Immutable;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Bills;

/// <summary>What a workspace used of a dimension.</summary>
/// <param name="Key">Site and id.</param>
/// <param name="Name">Null when the account does not pay for it any more.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Usage">The figures.</param>
public sealed record WorkspaceUsage(WorkspaceKey Key, string? Name, DimensionUsage Dimension, BilledUsage Usage);

/// <summary>The lines of a bill by workspace and dimension.</summary>
/// <param name="usage">The bill.</param>
/// <param name="names">Names of the workspaces that the account pays for now.</param>
/// <param name="sites">Their order.</param>
public sealed class WorkspaceUsageList(MonthUsage usage, IReadOnlyDictionary<WorkspaceKey, string> names, Sites sites)
{
    private readonly Dictionary<string, int> order = sites.All.Index().ToDictionary(site => site.Item.Code, site => site.Index);

    /// <summary>Codes of the sites with usage.</summary>
    public ImmutableArray<string> Sites =>
    [
        .. usage.Dimensions.SelectMany(one => one.Bill.Workspaces.Keys.Select(key => key.Site)).Distinct()
            .OrderBy(site => order.GetValueOrDefault(site, int.MaxValue)).ThenBy(site => site, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The lines that match. All dimensions: by site and name, the dimensions of a workspace together. One dimension: the largest first.
    /// </summary>
    /// <param name="dimension">AWS's name of the dimension; empty for all.</param>
    public PagedList<WorkspaceUsage> Find(WorkspaceFilter filter, string dimension)
    {
        var shown = usage.Dimensions.Where(one => dimension.Length == 0 || one.Key == dimension).ToList();
        var workspaces =
            from one in shown
            from used in one.Bill.Workspaces
            where used.Value.Accepted != 0 || used.Value.Waiting != 0 || used.Value.TotalReturned != 0
            group (Dimension: one, Usage: used.Value) by used.Key into workspace
            let name = names.GetValueOrDefault(workspace.Key)
            where filter.Matches(workspace.Key, name ?? "")
            select (workspace.Key, Name: name, Lines: workspace);
        var lines = workspaces
            .OrderBy(one => order.GetValueOrDefault(one.Key.Site, int.MaxValue)).ThenBy(one => one.Key.Site, StringComparer.Ordinal)
            .ThenBy(one => one.Name is null).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Key.Id, StringComparer.Ordinal)
            .SelectMany(one => one.Lines.Select(line => new WorkspaceUsage(one.Key, one.Name, line.Dimension, line.Usage)));
        return filter.PageOf<WorkspaceUsage>([.. shown.Count == 1 ? lines.OrderByDescending(line => line.Usage.Accepted + line.Usage.Waiting) : lines]);
    }
}
