using System.Globalization;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Metering;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Lifecycle.Tests.Scale;

/// <summary>What it costs to take, close and send usage. METERING_SCALE says how many workspaces a large account has.</summary>
[Collection(nameof(Alone))]
public sealed class MeteringCostTests(ITestOutputHelper output)
{
    private const double Tolerance = 0.1;
    private const int Accounts = 50;
    private static readonly int Large = (int)Amount.Of("METERING_SCALE", 10_000);
    private static readonly string[] Dimensions = ["data_gb", "hosts"];
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    [Fact]
    public async Task A_full_message_costs_at_most_one_and_a_half_write_units_a_record()
    {
        using var system = Create();
        var workspaces = await system.SubscribeAsync(Buyer, "alice", [.. Enumerable.Range(1, 250)]);
        await system.PassAsync(TimeSpan.FromHours(1));
        foreach (var records in (int[])[500, 50, 5])
        {
            var (before, calls) = (system.System.Table.Figures, system.System.Gate.Count);
            await system.UseAsync([.. Usage(system, workspaces, $"message-of-{records}").Take(records)]);
            var units = (double)(system.System.Table.Figures.WriteUnits - before.WriteUnits) / records;
            output.Figure(string.Create(
                CultureInfo.InvariantCulture, $"a message of {records} usage records: {units:F2} write units a record, {system.System.Gate.Count - calls} calls"));
            Assert.True(records < 500 || units <= 1.5, $"{units} write units");
        }
    }

    [Fact]
    public async Task The_cost_of_closing_and_sending_does_not_grow_with_the_workspaces_of_an_account()
    {
        var small = await MeasureAsync(accounts: 1, Large / 10);
        var large = await MeasureAsync(accounts: 1, Large);
        Assert.InRange(large / small, 0, 1 + Tolerance);
    }

    [Fact]
    public async Task The_cost_of_a_zero_is_bounded_and_an_account_without_usage_is_looked_for_once()
    {
        using var system = new MeteredSystem(new TestSystemOptions { KeepLog = false, SendsZeroRecords = true });
        for (var account = 1; account <= Accounts; account++)
        {
            await system.SubscribeAsync(SubscriptionSample.OfLicence($"l-{account}", $"agmt-{account}"), $"owner-{account}", account);
        }

        await system.System.SettleAsync();
        var first = await UnitsAsync(TimeSpan.FromHours(1));
        var second = await UnitsAsync(TimeSpan.FromHours(1));
        var third = await UnitsAsync(TimeSpan.FromHours(1));
        output.Figure(string.Create(
            CultureInfo.InvariantCulture,
            $"zeros of {Accounts} accounts and 3 dimensions, write units each: {first:F2} in the first hour, {second:F2} in the second, {third:F2} in the third"));
        Assert.Equal(Accounts * 3 * 2, system.Aws.Hours.Count);
        Assert.InRange(first, 0, 3);
        Assert.InRange(third, 0, 9);

        async Task<double> UnitsAsync(TimeSpan time)
        {
            var before = system.System.Table.Figures.WriteUnits;
            await system.PassAsync(time);
            return (system.System.Table.Figures.WriteUnits - before) / (Accounts * 3.0);
        }
    }

    [Fact]
    public async Task The_cost_of_closing_and_sending_does_not_grow_with_the_accounts()
    {
        var small = await MeasureAsync(accounts: Large / 500, 20);
        var large = await MeasureAsync(accounts: Large / 100, 20);
        Assert.InRange(large / small, 0, 1 + Tolerance);
    }

    /// <returns>Write units of closing and sending an hour, for each usage record.</returns>
    private async Task<double> MeasureAsync(int accounts, int each)
    {
        using var system = Create();
        var workspaces = new List<WorkspaceKey>();
        for (var account = 1; account <= accounts; account++)
        {
            workspaces.AddRange(await system.SubscribeAsync(
                SubscriptionSample.OfLicence($"l-{account}", $"agmt-{account}"), $"owner-{account}", [.. Enumerable.Range(account * each, each)]));
        }

        var count = workspaces.Count;
        await system.System.SettleAsync();
        await system.PassAsync(TimeSpan.FromHours(1));
        foreach (var message in Usage(system, workspaces, "hour").Chunk(500))
        {
            await system.UseAsync(message);
        }

        var (before, calls) = (system.System.Table.Figures, system.System.Gate.Count);
        await system.PassAsync(TimeSpan.FromMinutes(90));
        var after = system.System.Table.Figures;
        Assert.Equal(count * 2L * Dimensions.Length, system.Aws.Hours.Sum(hour => hour.Record.Quantity));
        Assert.All(system.Aws.Hours, hour => Assert.InRange(hour.Record.Allocations!.Count, 1, 2_500));
        Assert.Empty(system.Returned);

        var records = (double)count * Dimensions.Length;
        var units = (after.WriteUnits - before.WriteUnits) / records;
        output.Figure(string.Create(
            CultureInfo.InvariantCulture,
            $"{accounts} accounts of {each} workspaces: {units:F3} write units to close and send, for each usage record; {system.System.Gate.Count - calls} calls, largest request {after.LongestRequest} bytes"));
        return units;
    }

    private static IEnumerable<SentUsage> Usage(MeteredSystem system, IReadOnlyList<WorkspaceKey> workspaces, string name)
    {
        var hour = system.Hour;
        return workspaces.SelectMany(workspace => Dimensions.Select(dimension =>
            new SentUsage($"{name}-{workspace.Id}-{dimension}", workspace, hour, dimension, "2.125")));
    }

    private static MeteredSystem Create() => new(new TestSystemOptions { KeepLog = false });
}
