using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.InMemory.Outside;
using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>The list of accounts whose buyers are leaving, which the hourly sweep looks after.</summary>
public sealed class EndingTests
{
    private static readonly Buyer Buyer = Buyer.OfLicence("l-1", "agmt-1");

    [Fact]
    public async Task An_account_whose_end_never_comes_is_reported_after_25_hours()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "n-2", system.Time.GetUtcNow()));
        await system.PassAsync(TimeSpan.FromHours(25));
        await system.SweepAsync();
        Assert.Equal(0, system.Metric("AccountsEndingTooLong"));

        await system.PassAsync(TimeSpan.FromSeconds(1));
        await system.SweepAsync();
        Assert.Equal(1, system.Metric("AccountsEndingTooLong"));
    }

    [Fact]
    public async Task An_account_that_is_active_again_or_deleted_is_on_no_list()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "n-2", system.Time.GetUtcNow()));
        Assert.Single(system.Table.Items, item => item.IsIn("ENDING"));
        await system.PassAsync(TimeSpan.FromMinutes(1));
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-3", system.Time.GetUtcNow()));
        await system.SweepAsync();
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("ENDING"));

        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "n-4", system.Time.GetUtcNow()));
        Assert.Single(system.Table.Items, item => item.IsIn("ENDING"));
        await system.SettleAsync();
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("ENDING"));
    }

    [Fact]
    public async Task A_teardown_whose_work_order_was_lost_is_finished_after_the_next_sweep()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "n-1", system.Time.GetUtcNow()));
        system.Notices.Purge();
        await system.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("Ending", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));

        await system.SweepAsync();
        await system.SettleAsync();
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
    }

    private static async Task RegisterAsync(InMemorySystem system)
    {
        await system.ArriveAsync(Buyer);
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)])));
    }
}
