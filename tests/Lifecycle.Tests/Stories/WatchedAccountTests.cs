using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>The list of accounts whose buyers are leaving or that work was ordered on, which the hourly sweep looks after.</summary>
public sealed class WatchedAccountTests
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    [Fact]
    public async Task An_account_whose_end_never_comes_is_reported_after_25_hours()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "n-2", system.Time.GetUtcNow()));
        await system.PassAsync(TimeSpan.FromHours(25));
        await system.SweepAsync();
        Assert.Equal(0, system.Metric("AccountsStuck"));

        await system.PassAsync(TimeSpan.FromSeconds(1));
        await system.SweepAsync();
        Assert.Equal(1, system.Metric("AccountsStuck"));
    }

    [Fact]
    public async Task An_account_that_is_active_again_or_deleted_is_no_longer_watched()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "n-2", system.Time.GetUtcNow()));
        Assert.Single(system.Table.Items, item => item.IsIn("WATCHED"));
        await system.PassAsync(TimeSpan.FromMinutes(1));
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-3", system.Time.GetUtcNow()));
        await system.SweepAsync();
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("WATCHED"));

        await system.UnsubscribeAsync(Buyer, "n-4");
        Assert.Single(system.Table.Items, item => item.IsIn("WATCHED"));
        await system.SettleAsync();
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("WATCHED"));
    }

    [Fact]
    public async Task A_teardown_whose_work_order_was_lost_is_finished_after_the_next_sweep()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.UnsubscribeAsync(Buyer, "n-1");
        system.Notices.Purge();
        await system.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("Ending", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));

        await system.SweepAsync();
        await system.SettleAsync();
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
    }

    [Fact]
    public async Task Workspaces_of_an_account_whose_payment_failed_go_back_though_the_work_order_was_lost()
    {
        using var system = InMemorySystem.Create();
        var buyer = SubscriptionSample.OfCustomer("c-1");
        await RegisterAsync(system, buyer);
        await system.DeliverAsync(Notices.Action(buyer, "subscribe-fail", "n-1", system.Time.GetUtcNow()));
        system.Notices.Purge();
        await system.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(system.Bindings());

        await system.SweepAsync();
        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("WATCHED"));
    }

    [Fact]
    public async Task Sweeps_while_a_renewal_is_awaited_send_no_second_work_order()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "n-1", system.Time.GetUtcNow(), "RENEWED"));
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "n-2", system.Time.GetUtcNow()));
        for (var hour = 0; hour < 23; hour++)
        {
            await system.PassAsync(TimeSpan.FromHours(1));
            await system.SweepAsync();
            Assert.Single(system.Notices.Messages);
        }

        Assert.Single(system.Bindings());
        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Assert.Equal(0, system.Metric("AccountsStuck"));
    }

    private static Task RegisterAsync(InMemorySystem system) => RegisterAsync(system, Buyer);

    private static async Task RegisterAsync(InMemorySystem system, SubscriptionSample buyer)
    {
        await system.ArriveAsync(buyer);
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)])));
    }
}
