using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Settlement.Workspaces;
using SampleNotices = Guance.Serverless.Fakes.ExternalServices.Notices;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <summary>What billing hands over ends on AWS's bill.</summary>
public sealed class SimpleMeteringTests : IDisposable
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");
    private readonly MeteredSystem system = new();

    public void Dispose()
    {
        Assert.Empty(system.Failures);
        system.Dispose();
    }

    [Fact]
    public async Task Whole_units_are_billed_by_workspace_and_fractions_are_carried_until_they_make_a_unit()
    {
        var workspaces = await system.SubscribeAsync(Buyer, "alice", 1, 2);
        await system.PassAsync(TimeSpan.FromHours(1));
        await UseAsync(workspaces, "1.75", "2.5");
        await system.PassAsync(TimeSpan.FromHours(1));
        await UseAsync(workspaces, "0.5", "0.25");
        await system.PassAsync(TimeSpan.FromHours(3));

        var hours = system.Aws.Hours;
        Assert.Equal([3L, 1L], hours.Select(hour => hour.Record.Quantity));
        Assert.Equal(
            [("us1", Workspace(1), 1L), ("us1", Workspace(2), 2L), ("us1", Workspace(1), 1L)],
            hours.SelectMany(hour => hour.Record.Allocations!).Select(one => (one.Tags[0].Value, one.Tags[1].Value, one.Quantity)));
        Assert.Empty(system.Returned);
        Assert.Empty(system.UsageQueue.DeadLetters);
    }

    [Fact]
    public async Task At_the_end_all_usage_is_billed_or_handed_back_before_the_account_is_deleted()
    {
        var workspaces = await system.SubscribeAsync(Buyer, "alice", 1, 2);
        await system.PassAsync(TimeSpan.FromHours(1.1));
        await UseAsync(workspaces, "1.75", "2.5");
        await system.EndAgreementAsync(Buyer);
        await system.DeprovisionAsync(Buyer);
        await system.PassAsync(TimeSpan.FromMinutes(20));
        await UseAsync(workspaces, "3", "4");
        await system.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(10L, system.Aws.Hours.Sum(hour => hour.Record.Quantity));
        Assert.Equal(["Fraction 0.75", "Fraction 0.5"], system.Returned.Select(one => $"{one.Reason} {one.Quantity}"));
        Assert.Single(system.System.Table.Items, item => item is { Sort: "ACCOUNT" } && item.Text("deletedAt") is not null);
        Assert.Equal(2, system.System.Metric(MetricNames.FractionsReturned));
        Assert.Equal(0, system.System.Metric(MetricNames.UsageReturned));
    }

    [Fact]
    public async Task Usage_that_waits_for_a_subscription_that_fails_is_handed_back_and_counted_for_the_alarm()
    {
        var buyer = SubscriptionSample.OfCustomer("c-1", "555566667777");
        var workspaces = system.System.ExpenseCenter.Own("bob", [InMemoryExpenseCenter.Key(11), InMemoryExpenseCenter.Key(12)]);
        await system.System.ArriveAsync(buyer);
        await system.System.RegisterAsync("bob", workspaces);
        await system.PassAsync(TimeSpan.FromHours(1.1));
        await UseAsync(workspaces, "5.5", "0.25");
        await system.DeliverAsync((notice, at) => SampleNotices.Action(buyer, "subscribe-fail", notice, at));
        await system.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(["NeverSubscribed 0.25", "NeverSubscribed 5.5"], system.Returned.Select(one => $"{one.Reason} {one.Quantity}").Order());
        Assert.Equal(2, system.System.Metric(MetricNames.UsageReturned));
        Assert.Equal(0, system.System.Metric(MetricNames.FractionsReturned));
    }

    private int sent;

    private Task UseAsync(IReadOnlyList<WorkspaceKey> workspaces, params string[] quantities) => system.UseAsync(
        [.. workspaces.Zip(quantities).Select(one => new SentUsage($"id-{++sent}", one.First, system.Hour, "data_gb", one.Second))]);

    private static string Workspace(int number) => InMemoryExpenseCenter.Key(number).Id;
}
