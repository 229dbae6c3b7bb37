using System.Globalization;
using Guance.Serverless.Outbox.Dispatching;

namespace Guance.Serverless.Outbox.Tests.Dispatching;

public class RetryScheduleTests
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:00", "00:00:05")]
    [InlineData("00:00:04", "00:00:05")]
    [InlineData("00:01:20", "00:01:20")]
    [InlineData("00:20:00", "00:15:00")]
    [InlineData("23:45:00", "00:15:00")]
    public void The_delay_before_a_retry_is_as_long_as_the_item_has_failed_so_far(string failingFor, string delay) =>
        Assert.Equal(Time(delay), RetrySchedule.Delay(Time(failingFor)));

    [Theory]
    [InlineData("23:45:01")]
    [InlineData("1.00:00:00")]
    [InlineData("30.00:00:00")]
    public void After_a_day_of_failures_there_is_no_further_retry(string failingFor) => Assert.Null(RetrySchedule.Delay(Time(failingFor)));

    [Fact]
    public void An_item_of_a_service_that_is_down_all_day_is_tried_about_a_hundred_times()
    {
        var (attempt, failingFor) = (1, TimeSpan.Zero);
        while (RetrySchedule.Delay(failingFor) is { } delay)
        {
            failingFor += delay;
            attempt++;
        }

        Assert.InRange(attempt, 90, 110);
        Assert.InRange(failingFor, TimeSpan.FromHours(23.5), TimeSpan.FromHours(24));
    }

    [Fact]
    public void A_retry_counts_the_time_since_the_first_failure()
    {
        var delivery = new OutboxDelivery(Ulid.MaxValue, FailingSince: Morning, ResentAt: Morning.AddHours(1));
        Assert.Equal(Morning, RetrySchedule.FailingSince(delivery, sentAt: Morning.AddHours(1).AddSeconds(3), now: Morning.AddHours(2)));
        Assert.Equal(Morning, RetrySchedule.FailingSince(delivery, sentAt: Morning.AddHours(1).AddSeconds(-3), now: Morning.AddHours(2)));
    }

    [Fact]
    public void A_redriven_message_gets_the_full_retry_time_again()
    {
        var now = Morning.AddDays(1);
        var delivery = new OutboxDelivery(Ulid.MaxValue, FailingSince: Morning, ResentAt: Morning.AddHours(1));
        Assert.Equal(now, RetrySchedule.FailingSince(delivery, sentAt: Morning.AddHours(2), now));
        Assert.Equal(now, RetrySchedule.FailingSince(delivery with { ResentAt = null }, sentAt: Morning.AddHours(1), now));
    }

    [Fact]
    public void A_first_failure_in_the_future_is_ignored()
    {
        var delivery = new OutboxDelivery(Ulid.MaxValue, FailingSince: Morning.AddYears(1000), ResentAt: Morning);
        Assert.Equal(Morning, RetrySchedule.FailingSince(delivery, sentAt: Morning, now: Morning));
    }

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
