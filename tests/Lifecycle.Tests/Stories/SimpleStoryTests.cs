using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

public sealed class SimpleStoryTests
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    [Fact]
    public async Task A_buyer_registers_subscribes_and_unsubscribes()
    {
        using var system = InMemorySystem.Create();
        var workspaces = system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2)]);
        await system.ArriveAsync(Buyer);
        var confirmed = Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", workspaces));
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));

        Assert.Equal(2, confirmed.Order.Changed);
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal(("Aws", confirmed.Order.Account.ToString()), (one.Method, one.CloudAccount?.Id)));
        Assert.Equal("RegistrationConfirmed", Assert.Single(system.Mails).Kind);

        await system.UnsubscribeAsync(Buyer, "n-2");
        Assert.Equal(2, system.Table.Items.Count(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal)));
        await system.SettleAsync();

        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal(("ExpenseCenter", 2L), (one.Method, one.Version)));
        Assert.Equal(["RegistrationConfirmed", "SubscriptionEnding", "Unsubscribed"], system.Mails.Select(mail => mail.Kind));
        Assert.Empty(system.DeadLetters);
    }

    [Fact]
    public async Task An_account_with_two_licences_under_one_agreement_is_torn_down()
    {
        using var system = InMemorySystem.Create();
        var second = SubscriptionSample.OfLicence("l-2", Buyer.Agreement!);
        var workspaces = system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2)]);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        await system.DeliverAsync(Notices.LicenceUpdated(second, "n-2", system.Time.GetUtcNow()));
        await system.ArriveAsync(Buyer);
        await system.RegisterAsync("alice", workspaces);

        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer, "n-3", system.Time.GetUtcNow()));
        await system.SettleAsync();
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("Aws", one.Method));

        await system.DeliverAsync(Notices.LicenceDeprovisioned(second, "n-4", system.Time.GetUtcNow()));
        await system.SettleAsync();
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("ExpenseCenter", one.Method));
        Assert.Equal("Unsubscribed", system.Mails[^1].Kind);
        Assert.Empty(system.DeadLetters);
    }

    [Fact]
    public async Task The_messages_of_a_killed_process_are_handled_by_the_next_one()
    {
        using var system = InMemorySystem.Create();
        system.Gate.FailAt(2, Fault.KillAfter);
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "n-1", system.Time.GetUtcNow()));
        Assert.Equal((2, 1), (system.Gate.Count, system.Notices.Messages.Count));

        await system.SettleAsync();
        Assert.Equal("Active", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
    }

    [Fact]
    public async Task An_unreadable_message_ends_unchanged_in_the_dead_letter_queue()
    {
        using var system = InMemorySystem.Create();
        await system.DeliverAsync("{");
        await system.SettleAsync();
        Assert.Equal(("{", 5), (Assert.Single(system.DeadLetters).Body, system.DeadLetters[0].Receives));
        Assert.Equal(system.Time.Start + TimeSpan.FromMinutes(30), system.Time.GetUtcNow());
    }
}
