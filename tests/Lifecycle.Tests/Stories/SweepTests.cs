using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>What the hourly sweep finds when a message was lost, and what it leaves alone.</summary>
public sealed class SweepTests
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Items_that_the_pipe_lost_are_carried_out_once_after_the_next_sweep()
    {
        using var system = InMemorySystem.Create();
        system.PipeIsDown = true;
        await RegisterAsync(system, workspaces: 3);
        await system.SettleAsync();
        Assert.Empty(system.Mails);
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal(0, one.Version));

        system.Time.Advance(Hour);
        await system.SweepAsync();
        Assert.Single(system.Mails);
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("Aws", one.Method));
        Assert.Equal(3, Swept(system));

        system.Time.Advance(Hour);
        await system.SweepAsync();
        Assert.Equal(3, Swept(system));
        Assert.Single(system.Mails);
    }

    [Fact]
    public async Task A_sweep_does_not_send_an_item_that_was_stored_a_moment_ago()
    {
        using var system = InMemorySystem.Create();
        system.PipeIsDown = true;
        await RegisterAsync(system, workspaces: 1);
        system.Time.Advance(TimeSpan.FromMinutes(9));
        await system.SweepAsync();
        Assert.Equal(0, Swept(system));

        system.Time.Advance(TimeSpan.FromMinutes(1));
        await system.SweepAsync();
        Assert.Equal(3, Swept(system));
    }

    [Fact]
    public async Task A_sweep_sends_no_second_message_for_an_item_that_is_being_retried()
    {
        using var system = InMemorySystem.Create();
        system.ExpenseCenter.IsDown = true;
        await LinkAsync(system);
        for (var hour = 0; hour < 20; hour++)
        {
            await system.PassAsync(Hour);
            await system.SweepAsync();
            Assert.Equal((0, 1), (Swept(system), system.OutboxQueue.Messages.Count));
        }

        system.ExpenseCenter.IsDown = false;
        await system.SettleAsync();
        Assert.Equal("Aws", Assert.Single(system.ExpenseCenter.Workspaces.Values).Method);
    }

    [Fact]
    public async Task A_sweep_does_not_send_an_item_that_was_given_up_and_a_redrive_carries_it_out()
    {
        using var system = InMemorySystem.Create();
        system.ExpenseCenter.IsDown = true;
        await LinkAsync(system);
        await system.SettleAsync();
        Assert.Single(system.DeadLetters);
        await system.SweepAsync();
        Assert.Equal((0, 0), (Swept(system), system.OutboxQueue.Messages.Count));

        system.ExpenseCenter.IsDown = false;
        system.OutboxQueue.Redrive();
        await system.SettleAsync();
        Assert.Equal("Aws", Assert.Single(system.ExpenseCenter.Workspaces.Values).Method);
    }

    [Fact]
    public async Task A_sweep_gives_up_an_item_that_crashes_the_function_every_time()
    {
        // One message at a time: what is in a batch with the one that ends the function comes again with it.
        using var system = InMemorySystem.Create(new TestSystemOptions { BatchSize = 1 });
        system.Gate.Judge = call => call is { Function: "Outbox", Service: "SES" } ? Fault.KillBefore : null;
        await RegisterAsync(system, workspaces: 1);
        await system.SettleAsync();
        for (var hour = 0; hour < 10; hour++)
        {
            await system.PassAsync(Hour);
            await system.SweepAsync();
        }

        await system.SettleAsync();
        Assert.Equal(5, Swept(system));
        Assert.Equal(1 + 5, system.DeadLetters.Count);
        Assert.Equal("Aws", Assert.Single(system.ExpenseCenter.Workspaces.Values).Method);
    }

    [Fact]
    public async Task A_sweep_that_runs_out_of_time_continues_in_another_invocation()
    {
        const int Workspaces = 300;
        using var system = InMemorySystem.Create(new TestSystemOptions { CallDuration = TimeSpan.FromMilliseconds(200) });
        system.PipeIsDown = true;
        await RegisterAsync(system, Workspaces);
        system.Time.Advance(Hour);
        await system.SweepAsync();
        await system.SettleAsync();

        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("Aws", one.Method));
        Assert.Equal(system.Table.Items.Count(item => item.IsIn("OUTBOX#")), Swept(system));
        Assert.True(system.Log.Count(line => line.Contains("The outbox sweep resent", StringComparison.Ordinal)) > 1, "One invocation was enough: the calls must be slower.");
    }

    [Fact]
    public async Task A_sweep_looks_no_further_back_than_the_oldest_item_that_is_not_done()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, workspaces: 1);
        await system.SweepAsync();
        await system.PassAsync(TimeSpan.FromDays(40));
        await system.SweepAsync();

        var before = system.Gate.Count;
        await system.SweepAsync();
        var queries = system.Gate.Calls.Skip(before).Count(call => call.Operation == "Query");
        Assert.InRange(queries, 1, 2 * 8 + 1);
    }

    [Fact]
    public async Task After_a_restore_unfinished_items_are_carried_out_and_the_Expense_Center_accepts_their_versions()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, workspaces: 2);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        await system.SettleAsync();
        system.PipeIsDown = true;
        await AddAsync(system, 3);
        var backup = system.Table.Items;

        // What happens after the backup is lost, but the Expense Center has heard of it.
        system.PipeIsDown = false;
        system.Time.Advance(Hour);
        await system.SweepAsync();
        await system.UnsubscribeAsync(Buyer, "n-2");
        await system.SettleAsync();
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("ExpenseCenter", one.Method));
        var mails = system.Mails.Count;

        using var restored = system.Restore(backup);
        restored.Time.Advance(Hour);
        await restored.SweepAsync();
        await restored.SettleAsync();
        Assert.Equal("Aws", restored.ExpenseCenter.Workspaces[InMemoryExpenseCenter.Key(3)].Method);

        // AWS's events of the lost hours are replayed.
        await restored.UnsubscribeAsync(Buyer, "n-2");
        await restored.SettleAsync();
        Assert.All(restored.ExpenseCenter.Workspaces.Values, one => Assert.Equal("ExpenseCenter", one.Method));
        Assert.All(restored.ExpenseCenter.Workspaces.Values, one => Assert.True(one.Version > 1L << 32));

        // Nobody knows any more that the second confirmation, the first sign of the end and the good-bye were sent.
        Assert.Equal(mails + 3, restored.Mails.Count);
        Assert.Empty(restored.DeadLetters);
        Assert.DoesNotContain(restored.Table.Items, item => item.IsIn("OUTBOX#") && item.Text("doneAt") is null);
    }

    private static Task<ConfirmOutcome> RegisterAsync(InMemorySystem system, int workspaces) =>
        AddAsync(system, [.. Enumerable.Range(1, workspaces)]);

    private static async Task<ConfirmOutcome> AddAsync(InMemorySystem system, params int[] numbers)
    {
        var chosen = system.ExpenseCenter.Own("alice", numbers.Select(number => InMemoryExpenseCenter.Key(number)));
        await system.ArriveAsync(Buyer);
        var outcome = Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", chosen));
        Assert.Equal(outcome.Order.Count, outcome.Order.Changed);
        return outcome;
    }

    /// <summary>One workspace is bound, and only its settlement change is still to be told.</summary>
    private static async Task LinkAsync(InMemorySystem system)
    {
        var down = system.ExpenseCenter.IsDown;
        system.ExpenseCenter.IsDown = false;
        await RegisterAsync(system, workspaces: 1);
        system.ExpenseCenter.IsDown = down;
        await system.WorkAsync();
        Assert.Single(system.Mails);
    }

    private static int Swept(InMemorySystem system) => system.Metric("OutboxSwept");
}
