using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Races;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>
/// What is put off for hours is a chain of messages that a function sends to itself, which Lambda ends after about 16 rounds unless the
/// function's setting allows it.
/// </summary>
public sealed class RecursiveLoopTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Outage = TimeSpan.FromHours(23.5);
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");
    private static readonly SubscriptionSample Renewed = SubscriptionSample.OfLicence("l-2", "agmt-2");

    [Fact]
    public async Task After_an_outage_of_a_day_the_Expense_Center_gets_every_settlement()
    {
        using var system = await RegisterInAnOutageAsync(endsLoops: false);
        await system.SettleAsync();

        Assert.Empty(system.DeadLetters);
        Assert.Equal(0, system.RecursiveInvocationsDropped);
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("Aws", one.Method));
        output.Figure($"An outage of {Outage.TotalHours} hours: {system.Invocations} invocations");
    }

    [Fact]
    public async Task If_Lambda_stopped_recursive_loops_failed_items_would_be_in_the_dead_letter_queue_within_three_hours()
    {
        using var system = await RegisterInAnOutageAsync(endsLoops: true);
        await system.SettleAsync();

        Assert.NotEmpty(system.OutboxQueue.DeadLetters);
        Assert.NotEqual(0, system.RecursiveInvocationsDropped);
        Assert.InRange(system.Time.GetUtcNow() - system.Time.Start, TimeSpan.FromHours(1), TimeSpan.FromHours(3));
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("ExpenseCenter", one.Method));
        Assert.DoesNotContain(system.Log, line => line.Contains("not retried any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_renewal_for_a_day_the_workspaces_revert()
    {
        using var system = await AwaitRenewalAsync(endsLoops: false);
        await system.SettleAsync();

        Assert.Empty(system.DeadLetters);
        Assert.Empty(system.Bindings());
        Assert.Equal(0, system.RecursiveInvocationsDropped);
        Assert.InRange(system.Time.GetUtcNow() - system.Time.Start, TimeSpan.FromHours(24), TimeSpan.FromHours(24.5));
        Assert.Equal("Unsubscribed", system.Mails[^1].Kind);
        output.Figure($"A renewal awaited for 24 hours in vain: {system.Invocations} invocations");
    }

    [Fact]
    public async Task A_renewal_that_comes_after_23_hours_keeps_the_workspaces()
    {
        using var system = await AwaitRenewalAsync(endsLoops: false);
        while (system.Time.GetUtcNow() - system.Time.Start < TimeSpan.FromHours(23))
        {
            system.Time.Advance(TimeSpan.FromMinutes(1));
            await system.WorkAsync();
        }

        await system.DeliverAsync(Notices.LicenceUpdated(Renewed, "renewed", system.Time.GetUtcNow()));
        await system.SettleAsync();

        Assert.Empty(system.DeadLetters);
        Assert.Single(system.Bindings());
    }

    [Fact]
    public async Task If_Lambda_stopped_recursive_loops_a_waiting_work_order_would_be_lost_after_some_hours()
    {
        using var system = await AwaitRenewalAsync(endsLoops: true);
        await system.SettleAsync();

        Assert.Single(system.Notices.DeadLetters);
        Assert.InRange(system.Time.GetUtcNow() - system.Time.Start, TimeSpan.FromHours(3), TimeSpan.FromHours(6));
        Assert.Single(system.Bindings());
    }

    [Fact]
    public async Task An_order_whose_time_is_known_is_sent_once_and_arrives_when_it_is_due()
    {
        using var system = await RegisterAsync(endsLoops: false);
        await system.SettleAsync();
        var (invocations, began) = (system.Invocations, system.Time.GetUtcNow());
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "ended", began));
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "gone", began));
        await system.SettleAsync();

        Assert.Empty(system.Bindings());
        Assert.Equal(new TestSystemOptions().TeardownDelay, system.Time.GetUtcNow() - began);
        // Two notices, and a mail about the first; the order goes out, and is carried out once; then the Expense Center is told, with a mail.
        Assert.Equal(6, system.Invocations - invocations);
    }

    private static async Task<InMemorySystem> RegisterInAnOutageAsync(bool endsLoops)
    {
        var system = InMemorySystem.Create(new TestSystemOptions { EndsRecursiveLoops = endsLoops });
        system.Gate.Judge = call =>
            call is { Function: "Outbox", Service: "Expense Center" } && system.Time.GetUtcNow() - system.Time.Start < Outage ? Fault.FailBefore : null;
        await RegisterAsync(system);
        return system;
    }

    private static async Task<InMemorySystem> AwaitRenewalAsync(bool endsLoops)
    {
        var system = await RegisterAsync(endsLoops);
        await system.DeliverAsync(Notices.AgreementCreated(Renewed, "renewal", system.Time.GetUtcNow(), Buyer.Agreement, "RENEW"));
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "ended", system.Time.GetUtcNow(), "RENEWED"));
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "gone", system.Time.GetUtcNow()));
        return system;
    }

    private static async Task<InMemorySystem> RegisterAsync(bool endsLoops)
    {
        var system = InMemorySystem.Create(new TestSystemOptions { EndsRecursiveLoops = endsLoops });
        await RegisterAsync(system);
        await system.WorkAsync();
        return system;
    }

    private static async Task RegisterAsync(InMemorySystem system)
    {
        var keys = system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)]);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "updated", system.Time.GetUtcNow()));
        await system.ArriveAsync(Buyer);
        await system.RegisterAsync("alice", keys);
    }
}
