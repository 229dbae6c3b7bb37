using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>What a cloud account has used of one dimension, and what is not in a metering record yet.</summary>
public sealed record Meter(CloudAccountId Account, string Dimension)
{
    private static readonly ImmutableSortedDictionary<WorkspaceKey, decimal> Nothing = ImmutableSortedDictionary<WorkspaceKey, decimal>.Empty;

    /// <summary>By the hour that it is to be billed in, then by workspace.</summary>
    public ImmutableSortedDictionary<UsageHour, ImmutableSortedDictionary<WorkspaceKey, decimal>> Open { get; init; } =
        ImmutableSortedDictionary<UsageHour, ImmutableSortedDictionary<WorkspaceKey, decimal>>.Empty;

    /// <summary>What closed hours have left over: less than a unit of each workspace, unless an hour had more than AWS takes.</summary>
    public ImmutableSortedDictionary<WorkspaceKey, decimal> Carried { get; init; } = Nothing;

    /// <summary>The last hour that was closed: nothing is added to it, or to one before. Null when none was.</summary>
    public UsageHour? ClosedThrough { get; init; }

    /// <summary>Number of the last collection whose usage was added.</summary>
    public long Collection { get; init; }

    /// <summary>Grows with every write; 0 before the first.</summary>
    public long Version { get; init; }

    public bool IsEmpty => Open.IsEmpty && Carried.IsEmpty;

    /// <summary>All that waits of a workspace.</summary>
    public decimal Waiting(WorkspaceKey workspace) => Carried.GetValueOrDefault(workspace) + Open.Values.Sum(hour => hour.GetValueOrDefault(workspace));

    /// <summary>Adds usage to its hour, or to the next one when that is closed.</summary>
    public Meter Add(UsageHour hour, WorkspaceKey workspace, decimal quantity)
    {
        var open = hour <= ClosedThrough ? ClosedThrough.Value.Next : hour;
        var used = Open.GetValueOrDefault(open, Nothing);
        return quantity == 0 ? this : this with { Open = Open.SetItem(open, used.SetItem(workspace, used.GetValueOrDefault(workspace) + quantity)) };
    }

    /// <summary>Adds the usage of a collection; once only, however often it is repeated.</summary>
    /// <param name="collection">Its number.</param>
    /// <param name="usage">What came in.</param>
    /// <param name="closedThrough">The last hour that is closed for every account; null when none is.</param>
    public Meter Collect(long collection, IEnumerable<TakenUsage> usage, UsageHour? closedThrough)
    {
        if (Collection >= collection)
        {
            return this;
        }

        return usage.Aggregate(CloseThrough(closedThrough) with { Collection = collection }, (sum, one) => sum.Add(one.Hour, one.Workspace, one.Quantity));
    }

    /// <summary>Nothing is metered any more in an hour, or in one before: what is in them goes to the next one.</summary>
    /// <param name="hour">Null: nothing changes.</param>
    public Meter CloseThrough(UsageHour? hour)
    {
        if (hour is not { } closed || ClosedThrough >= closed)
        {
            return this;
        }

        var late = Open.TakeWhile(one => one.Key <= closed).ToList();
        return late.SelectMany(one => one.Value).Aggregate(
            this with { Open = Open.RemoveRange(late.Select(one => one.Key)), ClosedThrough = closed },
            (sum, one) => sum.Add(closed, one.Key, one.Value));
    }

    /// <summary>Adds all that another meter of the dimension holds, whose account was merged into this one's.</summary>
    public Meter Take(Meter other) => other.Carried.Aggregate(
        other.Open.SelectMany(hour => hour.Value.Select(one => (Hour: hour.Key, Workspace: one.Key, Quantity: one.Value)))
            .Aggregate(CloseThrough(other.ClosedThrough), (sum, one) => sum.Add(one.Hour, one.Workspace, one.Quantity)),
        (sum, one) => sum with { Carried = sum.Carried.SetItem(one.Key, sum.Carried.GetValueOrDefault(one.Key) + one.Value) });
}

/// <summary>Usage that was taken, and the cloud account that is to pay.</summary>
public sealed record TakenUsage(CloudAccountId Account, string Dimension, UsageHour Hour, WorkspaceKey Workspace, decimal Quantity);
