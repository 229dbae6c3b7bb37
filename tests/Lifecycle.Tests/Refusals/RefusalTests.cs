using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Refusals;

/// <summary>DynamoDB refuses for longer than anybody waits.</summary>
public sealed class RefusalTests
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    [Fact]
    public async Task Notices_in_the_dead_letter_queue_take_effect_once_they_are_redriven()
    {
        using var system = InMemorySystem.Create();
        system.Gate.Judge = call => call.Service == "DynamoDB" ? Fault.Throttle : null;
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "updated", system.Time.Start));
        await system.DeliverAsync(Notices.AgreementEnded(Buyer, "ended", system.Time.Start.AddMinutes(2)));
        await system.SettleAsync();
        Assert.Equal(2, system.Notices.DeadLetters.Count);
        Assert.Empty(system.Table.Items);

        // Meanwhile the end came, and was heard.
        system.Gate.Judge = null;
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "deprovisioned", system.Time.Start.AddMinutes(3)));
        Assert.Equal("Ended", Status(system));
        system.Notices.Redrive();
        await system.WorkAsync();
        Assert.Equal("Ended", Status(system));
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "updated", system.Time.Start));
        await system.SettleAsync();

        Assert.Empty(system.DeadLetters);
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
        Assert.Equal(
            ["deprovisioned", "ended", "updated"],
            system.Table.Items.Select(item => item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal) ? item.Text("notice") : null)
                .OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_work_order_in_the_dead_letter_queue_is_carried_out_once_it_is_redriven()
    {
        using var system = InMemorySystem.Create();
        var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, 30).Select(number => InMemoryExpenseCenter.Key(number)));
        await system.ArriveAsync(Buyer);
        await system.RegisterAsync("alice", keys);
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "deprovisioned", system.Time.GetUtcNow()));
        system.Gate.Judge = call => call is { Function: "Subscriptions", Operation: "BatchGetItem" } ? Fault.Throttle : null;
        await system.SettleAsync();
        Assert.Single(system.Notices.DeadLetters);
        Assert.Equal(30, system.Bindings().Count());

        system.Gate.Judge = null;
        system.Notices.Redrive();
        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("ExpenseCenter", one.Method));
        Assert.Equal(["RegistrationConfirmed", "Unsubscribed"], system.Mails.Select(mail => mail.Kind));
    }

    [Theory]
    [InlineData("GetItem")]
    [InlineData("PutItem")]
    [InlineData("TransactWriteItems")]
    public async Task A_buyer_is_asked_to_try_again_and_the_second_try_succeeds(string operation)
    {
        using var system = InMemorySystem.Create();
        var keys = system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)]);
        await system.ArriveAsync(Buyer);
        system.Gate.Judge = call => call.Operation == operation ? Fault.Throttle : null;
        await Assert.ThrowsAsync<ContentionException>(() => system.RegisterAsync("alice", keys));
        Assert.Empty(system.Bindings());

        system.Gate.Judge = null;
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", keys));
        await system.SettleAsync();
        Assert.Single(system.Table.Items, item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));
        Assert.Equal("RegistrationConfirmed", Assert.Single(system.Mails).Kind);
    }

    /// <summary>The choice is stored by then: the buyer sees the progress, and has nothing to do again.</summary>
    [Fact]
    public async Task What_the_page_has_no_luck_with_after_the_confirmation_is_done_in_the_background()
    {
        using var system = InMemorySystem.Create();
        var keys = system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)]);
        await system.ArriveAsync(Buyer);
        system.Gate.Judge = call => call.Operation == "BatchGetItem" ? Fault.Throttle : null;
        var order = Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", keys)).Order;
        Assert.Equal((0, null), (order.Finished, order.DoneAt));

        system.Gate.Judge = null;
        await system.SettleAsync();
        Assert.Single(system.Table.Items, item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));
        Assert.Equal("RegistrationConfirmed", Assert.Single(system.Mails).Kind);
    }

    private static string? Status(InMemorySystem system) =>
        Assert.Single(Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Maps("subscriptions")).Text("status");
}
