using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Benchmarks.Counting;

/// <summary>Accounts of many workspaces are bound and torn down, each call taking its time on a virtual clock.</summary>
internal static class LargeAccounts
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    public static async Task<Table> MeasureAsync()
    {
        var table = new Table("accounts", "An account's workspaces bound and torn down, 5 ms a call, one call at a time; memory is of this process, table and all");
        foreach (var workspaces in (int[])[1_000, 10_000])
        {
            await MeasureAsync(workspaces, table);
        }

        return table;
    }

    private static async Task MeasureAsync(int workspaces, Table table)
    {
        using var system = InMemorySystem.Create(new TestSystemOptions { CallDuration = StepCost.CallTime, KeepLog = false });
        var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, workspaces).Select(number => InMemoryExpenseCenter.Key(number)));
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "updated", system.Time.GetUtcNow()));
        await system.ArriveAsync(Buyer);
        var choice = Ulid.NewUlid(system.Time.GetUtcNow());
        await RowAsync("bound", async () =>
        {
            await system.RegisterAsync("alice", keys, choice);

            // The work order goes on where the request had no time left.
            while (system.CountBindings() < workspaces && await system.InvokeOutboxAsync())
            {
                while (await system.InvokeSubscriptionsAsync())
                {
                    // Until the order needs another message.
                }
            }
        });
        await RowAsync("told to the Expense Center", system.SettleAsync);
        await system.UnsubscribeAsync(Buyer, "gone");
        system.AdvanceToNextNotice();
        await RowAsync("torn down", () => system.TearDownAsync(left: 0));

        async Task RowAsync(string what, Func<Task> carryOut)
        {
            var began = system.Time.GetUtcNow();
            var step = await StepCount.OfAsync(what, system.Gate, system.Table, carryOut);
            table.Add(
                ("workspaces", workspaces), ("what", what), ("virtual seconds", (system.Time.GetUtcNow() - began).TotalSeconds.Rounded()),
                ("calls", step.Calls.Values.Sum()), ("calls each", ((double)step.Calls.Values.Sum() / workspaces).Rounded()),
                ("write units each", ((double)step.WriteUnits / workspaces).Rounded()), ("MB", Statistics.HeldMegabytes.Rounded()));
        }
    }
}
