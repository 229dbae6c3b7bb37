using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>
/// Closes an hour of one subscription and dimension: what its workspaces used becomes whole units with an allocation for each workspace,
/// and fractions are carried to the next hour. Nothing is lost and nothing is added: what was carried before, and what was used, is what
/// is metered and what is carried afterwards, for each workspace exactly.
/// </summary>
public static class HourClosing
{
    /// <param name="carried">What the hours before have left over, by workspace.</param>
    /// <param name="used">What was used, by workspace; not negative.</param>
    public static ClosedHour Close(IReadOnlyDictionary<WorkspaceKey, decimal> carried, IReadOnlyDictionary<WorkspaceKey, decimal> used)
    {
        var left = ImmutableSortedDictionary.CreateBuilder<WorkspaceKey, decimal>();
        var units = new List<WorkspaceUnits>();
        long total = 0;
        foreach (var workspace in carried.Keys.Union(used.Keys).Order())
        {
            var sum = carried.GetValueOrDefault(workspace) + used.GetValueOrDefault(workspace);

            // What is beyond the largest quantity of an hour waits for the next one.
            var whole = (long)Math.Min(decimal.Truncate(sum), (long)UsageQuantity.Max - total);
            total += whole;
            if (whole > 0)
            {
                units.Add(new WorkspaceUnits(workspace, (int)whole));
            }

            if (sum - whole > 0)
            {
                left.Add(workspace, sum - whole);
            }
        }

        return new ClosedHour((int)total, [.. units], left.ToImmutable());
    }
}

/// <summary>What is metered of an hour, and what is carried to the next one.</summary>
/// <param name="Quantity">Whole units: the sum of <paramref name="Units"/>.</param>
/// <param name="Units">Units by workspace, those with none left out.</param>
/// <param name="Carried">What is left over, by workspace; fractions, unless an hour had more than AWS takes.</param>
public sealed record ClosedHour(
    int Quantity, ImmutableArray<WorkspaceUnits> Units, ImmutableSortedDictionary<WorkspaceKey, decimal> Carried);

/// <summary>Whole units of a workspace.</summary>
public readonly record struct WorkspaceUnits(WorkspaceKey Workspace, int Quantity);

/// <summary>
/// How the quantity of a metering record is allocated, as AWS's bill shows it. Source: AWS Marketplace Metering Service API Reference,
/// UsageAllocation: at most 2,500, which add up to the quantity.
/// </summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Workspace">Id of the workspace; null for all other workspaces of the site together.</param>
/// <param name="Quantity">Whole units.</param>
public readonly record struct UsageAllocation(string Site, string? Workspace, int Quantity);

/// <summary>The allocations of a metering record.</summary>
public static class UsageAllocations
{
    public const int Max = 2_500;

    /// <summary>
    /// One allocation for each workspace. Where there are more than AWS takes, the largest are named, and the others of each site are one
    /// allocation: nothing stays without one.
    /// </summary>
    public static ImmutableArray<UsageAllocation> Allocate(ImmutableArray<WorkspaceUnits> units)
    {
        if (units.Length <= Max)
        {
            return [.. units.Select(Named)];
        }

        var bySize = units.OrderByDescending(one => one.Quantity).ThenBy(one => one.Workspace).ToList();
        var named = Max - units.Select(one => one.Workspace.Site).Distinct().Count();
        return
        [
            .. bySize.Take(named).Select(Named),
            .. bySize.Skip(named).GroupBy(one => one.Workspace.Site)
                .Select(site => new UsageAllocation(site.Key, Workspace: null, site.Sum(one => one.Quantity))),
        ];
    }

    private static UsageAllocation Named(WorkspaceUnits units) => new(units.Workspace.Site, units.Workspace.Id, units.Quantity);
}
