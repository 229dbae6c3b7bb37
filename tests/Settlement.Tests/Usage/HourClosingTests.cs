using CsCheck;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Usage;

/// <summary>Closing an hour neither loses nor adds anything, and gives AWS what it takes.</summary>
public sealed class HourClosingTests
{
    private static readonly string[] Sites = ["us1", "eu1", "cn2"];

    private static readonly Gen<decimal> Quantities = Gen.OneOf(
        Gen.Int[0, 3].Select(number => (decimal)number),
        Gen.Long[0, 5_000_000_000].Select(number => number / 1_000_000_000m),
        Gen.Int[0, int.MaxValue].Select(number => (decimal)number));

    [Fact]
    public void What_was_used_is_metered_or_carried_for_each_workspace_exactly() =>
        Gen.Select(Gen.Int[0, 11], Quantities).List[0, 20].List[1, 12].Sample(hours =>
        {
            var carried = (IReadOnlyDictionary<WorkspaceKey, decimal>)new Dictionary<WorkspaceKey, decimal>();
            var (used, metered) = (new Dictionary<WorkspaceKey, decimal>(), new Dictionary<WorkspaceKey, decimal>());
            foreach (var hour in hours)
            {
                var now = hour.GroupBy(one => Key(one.Item1)).ToDictionary(same => same.Key, same => same.Sum(one => one.Item2));
                var closed = HourClosing.Close(carried, now);
                Assert.Equal(closed.Quantity, closed.Units.Sum(one => (long)one.Quantity));
                Assert.All(closed.Units, one => Assert.True(one.Quantity > 0));
                Assert.All(closed.Carried.Values, left => Assert.True(left > 0 && (left < 1 || closed.Quantity == (int)UsageQuantity.Max)));
                carried = closed.Carried;
                Add(used, now.Select(one => (one.Key, one.Value)));
                Add(metered, closed.Units.Select(one => (one.Workspace, (decimal)one.Quantity)));
            }

            Assert.All(used, one => Assert.Equal(one.Value, metered.GetValueOrDefault(one.Key) + carried.GetValueOrDefault(one.Key)));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2_500)]
    [InlineData(2_501)]
    [InlineData(10_000)]
    public void Allocations_add_up_to_the_quantity_and_no_workspace_is_without_one(int workspaces)
    {
        WorkspaceUnits[] units = [.. Enumerable.Range(0, workspaces).Select(number => new WorkspaceUnits(Key(number), 1 + (number % 977)))];
        var allocations = UsageAllocations.Allocate([.. units]);

        Assert.True(allocations.Length <= UsageAllocations.Max);
        Assert.Equal(units.Sum(one => one.Quantity), allocations.Sum(one => one.Quantity));
        Assert.Equal(allocations.Length, allocations.Select(one => (one.Site, one.Workspace)).Distinct().Count());
        foreach (var site in Sites)
        {
            Assert.Equal(
                units.Where(one => one.Workspace.Site == site).Sum(one => one.Quantity),
                allocations.Where(one => one.Site == site).Sum(one => one.Quantity));
        }

        var named = allocations.Where(one => one.Workspace is not null).ToDictionary(one => new WorkspaceKey(one.Site, one.Workspace!), one => one.Quantity);
        Assert.All(named, one => Assert.Equal(one.Value, units.Single(unit => unit.Workspace == one.Key).Quantity));
        Assert.True(named.Values.Min() >= units.Where(one => !named.ContainsKey(one.Workspace)).Select(one => one.Quantity).DefaultIfEmpty().Max());
    }

    [Fact]
    public void More_than_AWS_takes_in_an_hour_goes_into_the_next_one()
    {
        var (one, two) = (Key(0), Key(3));
        var first = HourClosing.Close(
            new Dictionary<WorkspaceKey, decimal>(), new Dictionary<WorkspaceKey, decimal> { [one] = int.MaxValue, [two] = 10.5m });
        Assert.Equal((int.MaxValue, 10.5m), (first.Quantity, first.Carried[two]));
        Assert.Equal(10, HourClosing.Close(first.Carried, new Dictionary<WorkspaceKey, decimal>()).Quantity);
    }

    private static WorkspaceKey Key(int number) => new(Sites[number % 3], $"wksp_{number:x32}");

    private static void Add(Dictionary<WorkspaceKey, decimal> sums, IEnumerable<(WorkspaceKey Key, decimal Quantity)> more)
    {
        foreach (var (key, quantity) in more)
        {
            sums[key] = sums.GetValueOrDefault(key) + quantity;
        }
    }
}
