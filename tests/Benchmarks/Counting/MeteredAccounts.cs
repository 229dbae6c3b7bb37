using System.Diagnostics;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Metering;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Benchmarks.Counting;

/// <summary>Hours of usage of many accounts, and of one large one, are taken, closed and sent.</summary>
internal static class MeteredAccounts
{
    /// <summary>Nothing is kept that only a look at single calls needs.</summary>
    private static readonly TestSystemOptions Options = new() { KeepLog = false, KeepCalls = false, DimensionFile = "ten-dimensions.json" };

    private static readonly IReadOnlyList<string> Dimensions =
        SubscriptionSample.ProductsOf(Options).Single(product => product.Code == SubscriptionSample.LicenceProduct).Dimensions;

    /// <summary>Each size is there again ten times as large: what a record costs must not grow.</summary>
    private static readonly (int Accounts, int Each, int Hours)[] Sizes = [(100, 20, 24), (1_000, 20, 24), (1, 1_000, 1), (1, 10_000, 1)];

    public static async Task<Table> MeasureAsync()
    {
        var table = new Table("metering", $"Usage of {Dimensions.Count} dimensions taken, closed and sent; memory is of this process, table and all");
        foreach (var (accounts, each, hours) in Sizes)
        {
            await MeasureAsync(accounts, each, hours, table);
        }

        return table;
    }

    private static async Task MeasureAsync(int accounts, int each, int hours, Table table)
    {
        using var system = new MeteredSystem(Options);
        var workspaces = new List<WorkspaceKey>();
        for (var account = 1; account <= accounts; account++)
        {
            workspaces.AddRange(await system.SubscribeAsync(
                SubscriptionSample.OfLicence($"l-{account}", $"agmt-{account}"), $"owner-{account}", [.. Enumerable.Range(account * each, each)]));
        }

        await system.System.SettleAsync();
        await system.PassAsync(TimeSpan.FromHours(1));
        var clock = Stopwatch.StartNew();
        var step = await StepCount.OfAsync("", system.System.Gate, system.System.Table, async () =>
        {
            for (var number = 0; number < hours; number++)
            {
                var hour = system.Hour;
                foreach (var message in workspaces.SelectMany(workspace => Dimensions.Select(dimension =>
                    new SentUsage($"{number}-{workspace.Id}-{dimension}", workspace, hour, dimension, "2.125"))).Chunk(StepCost.RecordsOfMessage))
                {
                    await system.UseAsync(message);
                }

                await system.PassAsync(TimeSpan.FromHours(1));
            }

            await system.PassAsync(TimeSpan.FromMinutes(30));
        });
        var records = (double)workspaces.Count * Dimensions.Count * hours;
        var billed = system.Aws.Hours.Sum(hour => hour.Record.Quantity);
        table.Add(
            ("accounts", accounts), ("workspaces each", each), ("hours", hours), ("records", records), ("quantity billed", billed),
            ("calls a record", (step.Calls.Values.Sum() / records).Rounded()), ("write units a record", (step.WriteUnits / records).Rounded()),
            ("read units a record", (step.ReadUnits / records).Rounded()), ("ms a record", (clock.Elapsed.TotalMilliseconds / records).Rounded()),
            ("MB", Statistics.HeldMegabytes.Rounded()));
    }
}
