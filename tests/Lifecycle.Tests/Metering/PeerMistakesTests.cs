using System.Text;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <summary>What others who meter to AWS Marketplace got wrong, each as a test.</summary>
public sealed class PeerMistakesTests : IDisposable
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");
    private MeteredSystem system = new();
    private WorkspaceKey workspace;
    private int sent;

    public void Dispose()
    {
        Assert.All(system.Failures, failure => Assert.IsType<ProcessKilledException>(failure));
        system.Dispose();
    }

    [Fact]
    public async Task A_status_other_than_Success_is_not_taken_as_billed()
    {
        await BeginAsync();
        system.Aws.LeavesUnprocessed = _ => true;
        await UseAsync(system.Hour, "5");
        await system.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(system.Aws.Hours);

        system.Aws.LeavesUnprocessed = _ => false;
        await system.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(5, Assert.Single(system.Aws.Hours).Record.Quantity);

        system.Change(Buyer, one => one with { IsSuspended = true });
        await UseAsync(system.Hour, "7");
        await system.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(["CustomerNotSubscribed 7"], Returned);
        Assert.Equal(1, system.System.Metric(MetricNames.MeteringNotSubscribed));
    }

    [Fact]
    public async Task More_usage_of_an_hour_that_was_metered_is_neither_lost_nor_sent_under_that_hour_again()
    {
        await BeginAsync();
        var hour = system.Hour;
        await UseAsync(hour, "5");
        await system.PassAsync(TimeSpan.FromMinutes(80));
        await UseAsync(hour, "3");
        await system.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal([(hour.Begins, 5L), (hour.Next.Begins, 3L)], system.Aws.Hours.Select(one => (one.Key.Hour, one.Record.Quantity)));
        Assert.Empty(system.Aws.HoursReceivedDifferently);
    }

    [Fact]
    public async Task A_zero_is_sent_for_finished_hours_only()
    {
        system.Dispose();
        system = new MeteredSystem(new TestSystemOptions { SendsZeroRecords = true });
        await BeginAsync();
        await UseAsync(system.Hour, "5");
        await system.PassAsync(TimeSpan.FromHours(5));
        await UseAsync(system.Hour, "2");
        await system.PassAsync(TimeSpan.FromHours(2));

        var hours = system.Aws.Hours.ToLookup(one => one.Key.Dimension);
        Assert.Equal([0L, 5L, 0L, 0L, 0L, 0L, 2L], hours["data_gb"].Select(one => one.Record.Quantity));
        Assert.All(new[] { "hosts", "api_calls" }, unused => Assert.Equal(
            hours["data_gb"].Select(one => (one.Key.Hour, 0L)), hours[unused].Select(one => (one.Key.Hour, one.Record.Quantity))));
        Assert.DoesNotContain(system.Aws.Hours, one => one.IsEarlyZero);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_account_without_any_usage_gets_a_zero_for_each_whole_hour_of_its_subscription(bool isDown)
    {
        system.Dispose();
        system = new MeteredSystem(new TestSystemOptions { SendsZeroRecords = true });
        await system.PassAsync(TimeSpan.FromMinutes(20));
        var broken = system.Hour;
        await system.SubscribeAsync(Buyer, "alice", 1);
        system.Aws.Refusal = isDown ? MeteringErrors.Down : null;
        await system.PassAsync(TimeSpan.FromHours(4));
        system.Aws.Refusal = null;
        await system.PassAsync(TimeSpan.FromMinutes(30));
        await system.DeprovisionAsync(Buyer);
        await system.PassAsync(TimeSpan.FromHours(3));

        UsageHour[] whole = [broken.Next, broken.Next.Next, broken.Next.Next.Next, broken.Next.Next.Next.Next];
        Assert.Equal(
            from hour in whole from dimension in new[] { "api_calls", "data_gb", "hosts" } select (hour.Begins, dimension, 0L),
            system.Aws.Hours.Select(one => (one.Key.Hour, one.Key.Dimension, one.Record.Quantity)).Order());
        Assert.DoesNotContain(system.Aws.Hours, one => one.IsEarlyZero);
        Assert.Equal(0, system.System.Table.Count("FINALUSAGE", ""));
    }

    [Fact]
    public async Task One_bad_record_does_not_keep_the_others_of_its_batch_from_AWS()
    {
        await BeginAsync();
        system.Aws.RefusedDimensions = new HashSet<string> { "hosts" };
        await system.UseAsync(
        [
            .. new[] { "data_gb", "hosts", "api_calls" }.Select(dimension => new SentUsage($"id-{dimension}", workspace, system.Hour, dimension, "4")),
        ]);
        await system.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(["api_calls", "data_gb"], system.Aws.Hours.Select(one => one.Key.Dimension).Order());
        Assert.True(system.System.Metric(MetricNames.MeteringRefused) > 0);

        // The listing is mended: the record goes through within the hour.
        system.Aws.RefusedDimensions = new HashSet<string>();
        await system.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(3, system.Aws.Hours.Count);
    }

    [Fact]
    public async Task A_record_that_AWS_refuses_until_it_is_too_late_is_handed_back()
    {
        await BeginAsync();
        system.Aws.RefusedDimensions = new HashSet<string> { "data_gb" };
        await UseAsync(system.Hour, "4");
        await system.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal(["Refused 4"], Returned);
    }

    [Fact]
    public async Task Usage_of_an_outage_of_AWS_of_twenty_hours_is_billed_completely()
    {
        await BeginAsync();
        system.Aws.Refusal = MeteringErrors.Down;
        for (var hour = 0; hour < 20; hour++)
        {
            await UseAsync(system.Hour, "1.5");
            await system.PassAsync(TimeSpan.FromHours(1));
        }

        Assert.Empty(system.Aws.Hours);
        Assert.Empty(system.Returned);
        system.Aws.Refusal = null;
        await system.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(30, system.Aws.Hours.Sum(one => one.Record.Quantity));
        Assert.Equal(system.Aws.Hours.Select(one => one.Key.Hour).Order(), system.Aws.Hours.Select(one => one.Key.Hour));
        Assert.Empty(system.Returned);
        Assert.Empty(system.Aws.HoursReceivedDifferently);
    }

    [Fact]
    public async Task A_second_licence_of_the_same_AWS_account_is_billed_for_its_own_workspaces()
    {
        await BeginAsync();
        var other = (await system.SubscribeAsync(SubscriptionSample.OfLicence("l-2", "agmt-2"), "alice", 2))[0];
        await system.PassAsync(TimeSpan.FromHours(1));
        await system.UseAsync(
            new SentUsage("id-a", workspace, system.Hour, "data_gb", "5"), new SentUsage("id-b", other, system.Hour, "data_gb", "7"));
        await system.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal([("l-1", 5L), ("l-2", 7L)], system.Aws.Hours.Select(one => (one.Key.Licence!, one.Record.Quantity)).Order());
    }

    [Fact]
    public async Task A_duplicate_record_is_an_alarm_and_its_usage_is_handed_back()
    {
        await BeginAsync();
        await UseAsync(system.Hour, "5");
        var seconds = system.Hour.Begins.ToUnixTimeSeconds();
        await system.PassAsync(TimeSpan.FromMinutes(10));
        system.Aws.BatchMeterUsage("us-east-1", Encoding.UTF8.GetBytes($$"""
            {"UsageRecords":[{"CustomerAWSAccountId":"{{Buyer.AwsAccount}}","LicenseArn":"{{SubscriptionSample.LicenceArn("l-1")}}",
              "Dimension":"data_gb","Quantity":4,"Timestamp":{{seconds}},
              "UsageAllocations":[{"AllocatedUsageQuantity":4,"Tags":[{"Key":"who","Value":"somebody"}]}]}]}
            """));
        await system.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(4, Assert.Single(system.Aws.Hours).Record.Quantity);
        Assert.Equal(["DuplicateRecord 5"], Returned);
        Assert.Equal(1, system.System.Metric(MetricNames.MeteringDuplicates));
    }

    [Fact]
    public async Task After_an_outage_of_our_own_the_first_hour_is_the_oldest_that_waits_and_not_the_current_one()
    {
        await BeginAsync();
        List<UsageHour> hours = [];
        for (var hour = 0; hour < 4; hour++)
        {
            hours.Add(system.Hour);
            await UseAsync(system.Hour, "2");
            system.System.Time.Advance(TimeSpan.FromHours(1));
        }

        await system.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(hours.Select(one => one.Begins), system.Aws.Hours.Select(one => one.Key.Hour));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_AWS_may_have_received_is_never_sent_under_another_hour(bool isCrash)
    {
        await BeginAsync();
        system.Aws.LosesAnswers = !isCrash;
        var isFirst = true;
        system.System.Gate.Judge = call => isCrash && call.Operation == "BatchMeterUsage" && isFirst && !(isFirst = false) ? Fault.KillAfter : null;
        await UseAsync(system.Hour, "5");
        await system.PassAsync(TimeSpan.FromMinutes(75));
        Assert.Equal(5, Assert.Single(system.Aws.Hours).Record.Quantity);

        // Nothing runs until AWS takes the hour no more.
        system.System.Time.Advance(TimeSpan.FromHours(7));
        system.Aws.LosesAnswers = false;
        await system.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(5, Assert.Single(system.Aws.Hours).Record.Quantity);
    }

    private IEnumerable<string> Returned => system.Returned.Select(one => $"{one.Reason} {one.Quantity}");

    private async Task BeginAsync()
    {
        workspace = (await system.SubscribeAsync(Buyer, "alice", 1))[0];
        await system.PassAsync(TimeSpan.FromHours(1));
    }

    private Task UseAsync(UsageHour hour, string quantity) => system.UseAsync(new SentUsage($"id-{++sent}", workspace, hour, "data_gb", quantity));
}
