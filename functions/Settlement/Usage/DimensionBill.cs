using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>What a cloud account used of one dimension in one month, as far as the hours are closed. The month, in UTC, is that of the metered hours.</summary>
public sealed record DimensionBill(CloudAccountId Account, DateOnly Month, string Dimension)
{
    /// <summary>By workspace, in the order of site and id; empty where only the sums were read.</summary>
    public ImmutableSortedDictionary<WorkspaceKey, BilledUsage> Workspaces { get; init; } = ImmutableSortedDictionary<WorkspaceKey, BilledUsage>.Empty;

    /// <summary>By day of the month, from 1: what AWS has accepted, and what waits for its answer. Days without either have no entry.</summary>
    public ImmutableSortedDictionary<int, BilledUsage> Days { get; init; } = ImmutableSortedDictionary<int, BilledUsage>.Empty;

    /// <summary>When it was last written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Grows with every write; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>Of all workspaces.</summary>
    public BilledUsage Total { get; init; } = BilledUsage.None;

    /// <summary>Adds to a workspace and a day; what is taken away is negative.</summary>
    public DimensionBill Add(WorkspaceKey workspace, int day, BilledUsage usage) => this with
    {
        Workspaces = Workspaces.SetItem(workspace, Workspaces.GetValueOrDefault(workspace, BilledUsage.None).Plus(usage)),
        Total = Total.Plus(usage),
        Days = Days.SetItem(day, Days.GetValueOrDefault(day, BilledUsage.None).Plus(usage)),
    };

    /// <summary>The month, by its first day, that a moment is in.</summary>
    public static DateOnly MonthOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1);
}

/// <summary>Usage by what became of it.</summary>
/// <param name="Accepted">Whole units on AWS's bill.</param>
/// <param name="Waiting">Whole units that AWS has not answered yet.</param>
/// <param name="Returned">Handed back to the Expense Center, by reason.</param>
public sealed record BilledUsage(long Accepted, long Waiting, ImmutableSortedDictionary<UsageReturnReason, decimal> Returned)
{
    public static BilledUsage None { get; } = new(0, 0, ImmutableSortedDictionary<UsageReturnReason, decimal>.Empty);

    public decimal TotalReturned => Returned.Values.Sum();

    public static BilledUsage OfAccepted(long units) => None with { Accepted = units };

    public static BilledUsage OfWaiting(long units) => None with { Waiting = units };

    public static BilledUsage OfReturned(UsageReturnReason reason, decimal quantity) => None with { Returned = None.Returned.Add(reason, quantity) };

    public BilledUsage Plus(BilledUsage other) => new(
        Accepted + other.Accepted,
        Waiting + other.Waiting,
        other.Returned.Aggregate(Returned, (sum, one) => sum.SetItem(one.Key, sum.GetValueOrDefault(one.Key) + one.Value)));
}
