using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Metering;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.Calls;

/// <summary>
/// The steps of a subscription and of its usage, one after another, in processes that have worked before: what a new process asks once,
/// its secrets and keys, is counted apart.
/// </summary>
internal static class Steps
{
    public static async Task<IReadOnlyList<StepCount>> CountAsync() =>
        [.. await OfSubscriptionsAsync(), .. await OfOlderListingAsync(), await OfSweepAsync(), .. await OfUsageAsync()];

    private static async Task<IReadOnlyList<StepCount>> OfSubscriptionsAsync()
    {
        using var system = InMemorySystem.Create(new TestSystemOptions { KeepLog = false, BatchSize = 1 });
        var steps = new List<StepCount>();
        var (first, small, large) = (Buyer(1), Buyer(2), Buyer(3));
        await StepAsync("first registration of new processes, 1 workspace, and all that follows", async () =>
        {
            await system.DeliverAsync(Notices.LicenceUpdated(first, "updated-1", Now()));
            await system.ArriveAsync(first);
            await system.RegisterAsync("owner-1", Own(1, 1));
            await system.WorkAsync();
        });

        await NoticeAsync("notice: agreement created", Notices.AgreementCreated(small, "created-2", Now()));
        await NoticeAsync("notice: licence updated, the first of a subscription", Notices.LicenceUpdated(small, "updated-2", Now()));
        await NoticeAsync("notice: the same once more", Notices.LicenceUpdated(small, "updated-2", Now()));
        await StepAsync("arrive: the buyer comes with a token", () => system.ArriveAsync(small));
        await StepAsync("confirm, 1 workspace", () => system.RegisterAsync("owner-2", Own(2, 1)));
        await OutboxAsync();
        await NoticeAsync("notice: licence updated, of a registered account", Notices.LicenceUpdated(small, "again-2", Now()));
        await system.DeliverAsync(Notices.LicenceUpdated(large, "updated-3", Now()));
        await system.ArriveAsync(large);
        await StepAsync("confirm, 20 workspaces", () => system.RegisterAsync("owner-3", Own(3, 20)));
        await StepAsync("… and its outbox items", system.WorkAsync);
        await NoticeAsync("notice: agreement ended, cancelled: first sign of the end", Notices.AgreementEnded(large, "ended-3", Now()));
        await OutboxAsync();
        await NoticeAsync("notice: licence deprovisioned: last sign of the end", Notices.LicenceDeprovisioned(large, "gone-3", Now()));
        await system.WorkAsync();
        await StepAsync("teardown, 20 workspaces", () => system.TearDownAsync(left: 2));
        await StepAsync("… and its outbox items", system.SettleAsync);
        await NoticeAsync("notice: agreement ended, renewed", Notices.AgreementEnded(small, "renewed-2", Now(), "RENEWED"));
        return steps;

        DateTimeOffset Now() => system.Time.GetUtcNow();

        IReadOnlyList<WorkspaceKey> Own(int owner, int count) =>
            system.ExpenseCenter.Own($"owner-{owner}", Enumerable.Range(owner * 1000, count).Select(number => InMemoryExpenseCenter.Key(number)));

        async Task StepAsync(string step, Func<Task> carryOut) => steps.Add(await StepCount.OfAsync(step, system.Gate, system.Table, carryOut));

        async Task NoticeAsync(string step, string notice)
        {
            system.Time.Advance(TimeSpan.FromSeconds(1));
            system.Notices.Send(notice);
            await StepAsync(step, system.InvokeSubscriptionsAsync);
        }

        async Task OutboxAsync()
        {
            var more = true;
            while (more)
            {
                var count = await StepCount.OfAsync("", system.Gate, system.Table, async () => more = await system.InvokeOutboxAsync());
                var kind = count.Calls.ContainsKey("SES") ? "a mail" : count.Calls.ContainsKey("Expense Center") ? "a settlement change" : "a work order";
                if (more && !steps.Exists(step => step.Step == $"outbox item: {kind}"))
                {
                    steps.Add(count with { Step = $"outbox item: {kind}" });
                }
            }

            await system.WorkAsync();
        }
    }

    private static async Task<IReadOnlyList<StepCount>> OfOlderListingAsync()
    {
        using var system = InMemorySystem.Create(new TestSystemOptions { KeepLog = false, BatchSize = 1 });
        var buyer = SubscriptionSample.OfCustomer("customer-1");
        await system.ArriveAsync(buyer);
        await system.RegisterAsync("owner", system.ExpenseCenter.Own("owner", InMemoryExpenseCenter.Key(1)));
        await system.WorkAsync();
        var steps = new List<StepCount>();
        foreach (var action in (string[])["subscribe-success", "unsubscribe-pending", "unsubscribe-success"])
        {
            system.Time.Advance(TimeSpan.FromSeconds(1));
            system.Notices.Send(Notices.Action(buyer, action, action, system.Time.GetUtcNow()));
            steps.Add(await StepCount.OfAsync($"notice, older listing: {action}", system.Gate, system.Table, system.InvokeSubscriptionsAsync));
            await system.WorkAsync();
        }

        return steps;
    }

    private static async Task<StepCount> OfSweepAsync()
    {
        using var system = InMemorySystem.Create(new TestSystemOptions { KeepLog = false, BatchSize = 1 });
        await system.SweepAsync();
        system.Time.Advance(TimeSpan.FromHours(1));
        return await StepCount.OfAsync("hourly sweep that finds nothing", system.Gate, system.Table, () => system.SweepAsync());
    }

    private static async Task<IReadOnlyList<StepCount>> OfUsageAsync()
    {
        // Of one account and dimension, since how the rows of several are packed depends on their ids, which are random.
        using var system = new MeteredSystem(new TestSystemOptions { KeepLog = false });
        var workspaces = await system.SubscribeAsync(Buyer(1), "owner", [.. Enumerable.Range(1000, StepCost.RecordsOfMessage)]);
        await system.System.SettleAsync();
        await system.PassAsync(TimeSpan.FromHours(2));
        var steps = new List<StepCount>();
        await StepAsync("run of Metering that finds nothing", system.MeterAsync);
        var usage = Usage(workspaces, "data_gb");
        await StepAsync($"usage message of {StepCost.RecordsOfMessage} records", () => system.UseAsync(usage));
        await StepAsync("… the same once more", () => system.UseAsync(usage));
        await system.PassAsync(TimeSpan.FromHours(2));
        await system.UseAsync(Usage(workspaces.Take(StepCost.RecordsOfHour), "hosts"));
        system.System.Time.Advance(TimeSpan.FromMinutes(80));
        await StepAsync($"run of Metering that closes an hour of {StepCost.RecordsOfHour} workspaces and sends 1 record", system.MeterAsync);

        // In the last partition, which a random id chooses one time in eight, closing the account and ending the run are one write.
        var last = await system.System.Registration.RunAsync(services =>
            services.GetRequiredService<MeterStore>().MetersAsync(MeterStore.Shards - 1, CancellationToken.None));
        return last.IsEmpty ? steps : await OfUsageAsync();

        SentUsage[] Usage(IEnumerable<WorkspaceKey> used, string dimension) =>
            [.. used.Select(workspace => new SentUsage($"{system.Hour.Timestamp}-{dimension}-{workspace.Id}", workspace, system.Hour, dimension, "2.125"))];

        async Task StepAsync(string step, Func<Task> carryOut) => steps.Add(await StepCount.OfAsync(step, system.System.Gate, system.System.Table, carryOut));
    }

    private static SubscriptionSample Buyer(int number) => SubscriptionSample.OfLicence($"l-{number}", $"agmt-{number}", $"4444555566{number:00}");
}
