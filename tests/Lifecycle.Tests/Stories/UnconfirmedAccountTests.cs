using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>Accounts that AWS does not confirm: their workspaces are not paid for by nobody for ever.</summary>
public sealed class UnconfirmedAccountTests
{
    private static readonly SubscriptionSample Licence = SubscriptionSample.OfLicence("l-1", "agmt-1");
    private static readonly SubscriptionSample Customer = SubscriptionSample.OfCustomer("c-1");

    public static TheoryData<bool> Contracts => [true, false];

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task An_account_that_AWS_does_not_confirm_for_three_days_gives_its_workspaces_back_and_tells_the_buyer(bool isNewer)
    {
        using var system = InMemorySystem.Create();
        var buyer = isNewer ? Licence : Customer;
        await RegisterAsync(system, buyer, workspaces: 30);
        await PassHoursAsync(system, 71);
        Assert.Equal(30, system.Bindings().Count());
        Assert.Equal("Pending", Status(system));

        await PassHoursAsync(system, 2);
        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Assert.Equal("Unconfirmed", Status(system));
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal("ExpenseCenter", one.Method));
        Assert.Equal(["RegistrationConfirmed", "NotConfirmed"], system.Mails.Select(mail => mail.Kind));
        Assert.Contains("30 workspaces", system.Mails[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("WATCHED"));
        Assert.Equal(0, system.Metric("AccountsStuck"));

        // Nothing can be bound before AWS confirms, not even with a fresh token.
        Assert.NotNull(await system.ArriveAsync(buyer));
        Assert.IsType<ConfirmOutcome.Closed>(await RegisterAsync(system, 1));

        await ConfirmAsync(system, buyer);
        Assert.Equal("Active", Status(system));
        Assert.IsType<ConfirmOutcome.Confirmed>(await RegisterAsync(system, 1));
        await PassHoursAsync(system, 100);
        Assert.Single(system.Bindings());
    }

    [Fact]
    public async Task Workspaces_that_come_by_a_merge_to_an_unconfirmed_account_wait_once_more_and_go_back()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, Customer, workspaces: 1);
        await PassHoursAsync(system, 74);
        Assert.Equal("Unconfirmed", Status(system));

        // The same buyer's licence has an account of its own, until AWS names both ids.
        var licence = Customer with { CustomerIdentifier = null, Licence = "l-1", AwsAccount = "777788889999" };
        await RegisterAsync(system, licence, workspaces: 1);
        Assert.NotNull(await system.ArriveAsync(licence with { CustomerIdentifier = "c-1" }));
        await system.SettleAsync();
        Assert.Single(system.Bindings());
        await PassHoursAsync(system, 74);
        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Assert.Equal(2, system.Mails.Count(mail => mail.Kind == "NotConfirmed"));
    }

    [Fact]
    public async Task An_account_that_AWS_confirms_in_time_keeps_its_workspaces()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system, Customer, workspaces: 2);
        await PassHoursAsync(system, 70);
        await ConfirmAsync(system, Customer);
        await PassHoursAsync(system, 10);
        Assert.Equal(2, system.Bindings().Count());
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("WATCHED"));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task After_the_teardown_the_old_token_links_nothing_until_AWS_says_that_the_buyer_subscribed_again(bool isNewer)
    {
        using var system = InMemorySystem.Create();
        var buyer = isNewer ? Licence : Customer;
        await RegisterAsync(system, buyer, workspaces: 1);
        await ConfirmAsync(system, buyer);
        await (isNewer
            ? system.UnsubscribeAsync(Licence, "gone")
            : system.DeliverAsync(Notices.Action(Customer, "unsubscribe-success", "gone", system.Time.GetUtcNow())));
        Assert.Null(await system.ArriveAsync(buyer));
        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Assert.Null(await system.ArriveAsync(buyer));
        Assert.Equal("Deleted", Status(system));

        if (!isNewer)
        {
            await system.DeliverAsync(Notices.Action(Customer, "subscribe-success", "again", system.Time.GetUtcNow()));
            Assert.NotNull(await system.ArriveAsync(buyer));
            Assert.IsType<ConfirmOutcome.Confirmed>(await RegisterAsync(system, 1));
            Assert.Single(system.Bindings());
        }
    }

    private static async Task RegisterAsync(InMemorySystem system, SubscriptionSample buyer, int workspaces)
    {
        Assert.NotNull(await system.ArriveAsync(buyer));
        Assert.IsType<ConfirmOutcome.Confirmed>(await RegisterAsync(system, workspaces));
        await system.SettleAsync();
    }

    private static Task<ConfirmOutcome> RegisterAsync(InMemorySystem system, int workspaces) => system.RegisterAsync(
        "alice", system.ExpenseCenter.Own("alice", Enumerable.Range(1, workspaces).Select(number => InMemoryExpenseCenter.Key(number))));

    private static Task ConfirmAsync(InMemorySystem system, SubscriptionSample buyer) => system.DeliverAsync(
        buyer.Licence is null
            ? Notices.Action(buyer, "subscribe-success", "confirmed", system.Time.GetUtcNow())
            : Notices.LicenceUpdated(buyer, "confirmed", system.Time.GetUtcNow()));

    /// <summary>The sweep comes every hour.</summary>
    private static async Task PassHoursAsync(InMemorySystem system, int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await system.PassAsync(TimeSpan.FromHours(1));
            await system.SweepAsync();
        }
    }

    private static string? Status(InMemorySystem system) => system.Table.Items.Single(item => item.Sort == "ACCOUNT").Text("status");
}
