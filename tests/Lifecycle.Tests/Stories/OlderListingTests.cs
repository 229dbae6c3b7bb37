using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>One listing in both contracts: AWS speaks of one subscription by its customer identifier and by its licence.</summary>
public sealed class OlderListingTests
{
    private static readonly SubscriptionSample Customer = SubscriptionSample.OfCustomer("c-1");

    /// <summary>The same subscription in events of the newer contract.</summary>
    private static readonly SubscriptionSample Licence = Customer with { CustomerIdentifier = null, Licence = "l-1", Agreement = "agmt-1" };

    private static readonly SubscriptionSample Both = Customer with { Licence = "l-1" };

    [Fact]
    public async Task Events_about_an_older_listing_open_no_second_account_and_end_the_one_that_the_buyer_registered()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, Customer);
        await system.DeliverAsync(Notices.Action(Customer, "subscribe-success", "confirmed", Now(system)));
        await system.DeliverAsync(Notices.LicenceUpdated(Licence, "updated", Now(system)));
        Assert.Equal("Active", Account(system).Text("status"));

        // The listing has opted in: the older contract is silent from now on.
        await system.UnsubscribeAsync(Licence, "gone");
        await system.SettleAsync();
        Assert.Equal("Deleted", Account(system).Text("status"));
        Assert.Empty(system.Bindings());
        Assert.Equal(["RegistrationConfirmed", "SubscriptionEnding", "Unsubscribed"], system.Mails.Select(mail => mail.Kind));

        // Neither the old token nor a late word of the older contract brings it back; a new subscription does.
        Assert.Null(await system.ArriveAsync(Customer));
        Assert.Null(await system.ArriveAsync(Both));
        await system.DeliverAsync(Notices.Action(Customer, "subscribe-success", "late", system.Time.Start));
        Assert.Equal("Deleted", Account(system).Text("status"));
        await system.DeliverAsync(Notices.Action(Customer, "subscribe-success", "again", Now(system)));
        Assert.NotNull(await system.ArriveAsync(Customer));
        Assert.Equal(["Active", "Deleted"], system.Table.Items.Where(item => item.Sort == "ACCOUNT").Select(item => item.Text("status")).Order());
    }

    [Fact]
    public async Task An_event_about_an_older_listing_before_the_buyer_has_come_opens_nothing()
    {
        using var system = InMemorySystem.Create();
        await system.DeliverAsync(Notices.LicenceUpdated(Licence, "updated", Now(system)));
        Assert.DoesNotContain(system.Table.Items, item => item.Sort == "ACCOUNT");
        Assert.Equal("updated", Assert.Single(Assert.Single(system.Table.Items, item => item.Sort == "AGREEMENT").Maps("unfiled")).Text("notice"));

        await RegisterAsync(system, Customer);
        await system.DeliverAsync(Notices.LicenceUpdated(Licence, "updated-again", Now(system)));
        Assert.Equal("Active", Account(system).Text("status"));
        Assert.Contains(system.Table.Items, item => item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal) && item.Text("notice") == "updated");
    }

    [Fact]
    public async Task The_older_contract_ends_a_subscription_that_the_newer_one_has_confirmed()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, Customer);
        await system.DeliverAsync(Notices.LicenceUpdated(Licence, "updated", Now(system)));
        await system.DeliverAsync(Notices.Action(Customer, "unsubscribe-success", "gone", Now(system)));
        await system.SettleAsync();
        Assert.Equal("Deleted", Account(system).Text("status"));
        Assert.Empty(system.Bindings());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_renewal_after_the_opt_in_keeps_the_workspaces(bool oldEndsFirst)
    {
        using var system = InMemorySystem.Create();
        var renewal = Licence with { Licence = "l-2", Agreement = "agmt-2" };
        await RegisterAsync(system, Customer);
        await system.DeliverAsync(Notices.LicenceUpdated(Licence, "updated", Now(system)));
        string[] notices = [Notices.LicenceUpdated(renewal, "renewed", Now(system)), Notices.LicenceDeprovisioned(Licence, "old", Now(system))];
        foreach (var notice in oldEndsFirst ? notices.Reverse() : notices)
        {
            await system.DeliverAsync(notice);
        }

        await system.SettleAsync();
        Assert.Equal("Active", Account(system).Text("status"));
        Assert.Single(system.Bindings());
    }

    [Fact]
    public async Task After_the_listing_has_opted_in_a_buyer_comes_back_to_the_account_that_is_there()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, Customer);
        await system.DeliverAsync(Notices.Action(Customer, "subscribe-success", "confirmed", Now(system)));

        // AWS names the licence alone, the customer alone, or both.
        foreach (var buyer in (SubscriptionSample[])[Licence, Customer, Both])
        {
            Assert.NotNull(await system.ArriveAsync(buyer));
            Assert.Equal("Active", Account(system).Text("status"));
        }

        Assert.Equal(2, Account(system).Maps("subscriptions").Count);
    }

    [Fact]
    public async Task A_listing_configured_for_the_newer_contract_after_its_opt_in_joins_the_first_licence_to_the_account_and_opens_another_for_the_second()
    {
        using var before = InMemorySystem.Create();
        await RegisterAsync(before, Customer);
        await before.DeliverAsync(Notices.Action(Customer, "subscribe-success", "confirmed", Now(before)));

        using var after = before.Restore(before.Table.Items, options => options with { HasOptedIn = true });
        await after.DeliverAsync(Notices.LicenceUpdated(Licence, "updated", Now(after)));
        Assert.NotNull(await after.ArriveAsync(Both));
        Assert.Equal(2, Account(after).Maps("subscriptions").Count);

        await after.DeliverAsync(Notices.LicenceUpdated(Licence with { Licence = "l-2", Agreement = "agmt-2" }, "second", Now(after)));
        Assert.Equal(2, after.Table.Items.Count(item => item.Sort == "ACCOUNT"));

        // AWS still names the buyer's customer identifier with the second licence: the accounts stay two.
        Assert.NotNull(await after.ArriveAsync(Both with { Licence = "l-2" }));
        await after.SettleAsync();
        Assert.Equal(2, after.Table.Items.Count(item => item.Sort == "ACCOUNT" && item.Text("mergedInto") is null));

        // What the older contract still says of somebody unknown opens nothing.
        await after.DeliverAsync(Notices.Action(SubscriptionSample.OfCustomer("c-2"), "subscribe-success", "stranger", Now(after)));
        Assert.Equal(2, after.Table.Items.Count(item => item.Sort == "ACCOUNT"));
    }

    private static async Task RegisterAsync(InMemorySystem system, SubscriptionSample buyer)
    {
        Assert.NotNull(await system.ArriveAsync(buyer));
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)])));
    }

    private static DateTimeOffset Now(InMemorySystem system)
    {
        system.Time.Advance(TimeSpan.FromSeconds(1));
        return system.Time.GetUtcNow();
    }

    private static StoredItem Account(InMemorySystem system) => Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT");
}
