using Amazon.AWSMarketplaceMetering.Model;
using CsCheck;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Tests.Metering;

/// <summary>When an hour may be metered, and that its first record counts.</summary>
public sealed class HourTests : IDisposable
{
    private readonly MeteringClient seller = new();

    public void Dispose() => seller.Dispose();

    private DateTimeOffset Now => seller.Time.GetUtcNow();

    [Fact]
    public async Task The_same_record_sent_again_is_a_success_with_the_same_id_and_billed_once()
    {
        var first = Assert.Single((await seller.SendAsync(seller.Record(3))).Results!);
        var again = Assert.Single((await seller.SendAsync(seller.Record(3))).Results!);

        Assert.Equal(("Success", "Success"), (first.Status!.Value, again.Status!.Value));
        Assert.NotNull(first.MeteringRecordId);
        Assert.Equal(first.MeteringRecordId, again.MeteringRecordId);
        Assert.Equal(3, Assert.Single(seller.Service.Bill).Quantity);
    }

    [Fact]
    public async Task Another_quantity_for_the_same_hour_is_a_duplicate_and_the_first_stays_billed()
    {
        Assert.Equal("Success", await seller.StatusAsync(seller.Record(3)));
        var result = Assert.Single((await seller.SendAsync(seller.Record(4))).Results!);

        Assert.Equal(("DuplicateRecord", null, 4), (result.Status!.Value, result.MeteringRecordId, result.UsageRecord!.Quantity));
        Assert.Equal(3, Assert.Single(seller.Service.Bill).Quantity);
        Assert.Single(seller.Service.HoursReceivedDifferently);
    }

    [Fact]
    public async Task A_record_that_differs_in_anything_but_the_order_of_its_parts_is_no_repetition()
    {
        Assert.Equal("Success", await seller.StatusAsync(Divided("a", "b")));
        Assert.Equal("Success", await seller.StatusAsync(Divided("b", "a")));
        Assert.Empty(seller.Service.HoursReceivedDifferently);

        Assert.Equal("DuplicateRecord", await seller.StatusAsync(Divided("a", "c")));
        var later = Divided("a", "b");
        later.Timestamp = later.Timestamp!.Value.AddSeconds(-1);
        Assert.Equal("DuplicateRecord", await seller.StatusAsync(later));

        UsageRecord Divided(string one, string other)
        {
            var record = seller.Record(2);
            record.UsageAllocations = [MeteringClient.Allocation(1, ("workspace", one)), MeteringClient.Allocation(1, ("workspace", other))];
            return record;
        }
    }

    [Fact]
    public async Task Every_customer_licence_dimension_and_hour_is_metered_by_itself()
    {
        seller.Subscriptions.Add(SubscriptionSample.OfLicence("l-2", "agmt-2").Metered);
        UsageRecord[] different =
        [
            seller.Record(1), seller.Record(2, licence: "l-2"), seller.Record(3, "hosts"), seller.Record(4, at: Now.AddHours(-1)),
        ];

        var answer = await seller.SendAsync(different);

        Assert.All(answer.Results!, result => Assert.Equal("Success", result.Status!.Value));
        Assert.Equal(4, answer.Results!.DistinctBy(result => result.MeteringRecordId).Count());
        Assert.Equal("Success", await seller.StatusAsync(seller.Older()));
        Assert.Equal(5, seller.Service.Hours.Count);
    }

    [Fact]
    public async Task The_two_names_of_a_customer_of_the_older_contract_are_one_customer()
    {
        Assert.Equal("Success", await seller.StatusAsync(seller.Older(account: null, customer: MeteringClient.Customer)));
        Assert.Equal("Success", await seller.StatusAsync(seller.Older()));
        Assert.Single(seller.Service.Hours);
    }

    [Fact]
    public async Task Another_Region_bills_the_hour_again()
    {
        await seller.SendAsync(seller.Record(3));
        await seller.SendAsync(new BatchMeterUsageRequest { UsageRecords = [seller.Record(3)] }, "eu-central-1");
        Assert.Equal(6, Assert.Single(seller.Service.Bill).Quantity);
    }

    [Theory]
    [InlineData("cn-northwest-1", null)]
    [InlineData("cn-north-1", "DisabledApiException")]
    public async Task In_China_one_Region_has_the_service(string region, string? error) =>
        Assert.Equal(error, await seller.ErrorAsync(new BatchMeterUsageRequest { UsageRecords = [seller.Record()] }, region));

    [Fact]
    public async Task The_first_record_of_an_hour_is_billed_whatever_is_sent_in_whatever_batches() => await
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 3]).Array[1, 5].Array[1, 6].SampleAsync(async batches =>
        {
            using var any = new MeteringClient();
            var expected = new Dictionary<int, int>();
            var differs = new HashSet<int>();
            foreach (var batch in batches)
            {
                var answer = await any.SendAsync([.. batch.Select(one => any.Record(one.Item2, at: any.Time.GetUtcNow().AddHours(-one.Item1)))]);
                var statuses = batch.Select(one => (one.Item2, expected.TryAdd(one.Item1, one.Item2) || expected[one.Item1] == one.Item2 ? "Success" : "DuplicateRecord"));
                Assert.Equal(statuses.Order(), answer.Results!.Select(result => (result.UsageRecord!.Quantity!.Value, result.Status!.Value)).Order());
                differs.UnionWith(batch.Where(one => expected[one.Item1] != one.Item2).Select(one => one.Item1));
            }

            Assert.Equal(differs.Count, any.Service.HoursReceivedDifferently.Count);
            return any.Service.Hours.Sum(hour => hour.Record.Quantity) == expected.Values.Sum();
        });

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "TimestampOutOfBoundsException")]
    [InlineData(-1, null)]
    [InlineData(-6 * 3600, null)]
    [InlineData((-6 * 3600) - 1, "TimestampOutOfBoundsException")]
    public async Task A_timestamp_is_at_most_6_hours_ago_and_not_in_the_future(int seconds, string? error) =>
        Assert.Equal(error, await seller.ErrorAsync(seller.Record(at: Now.AddSeconds(seconds))));

    [Theory]
    [InlineData("2026-12-01T05:59:59Z", "2026-11-30T23:59:59Z", null)]
    [InlineData("2026-12-01T06:00:00Z", "2026-11-30T23:59:59Z", "TimestampOutOfBoundsException")]
    [InlineData("2026-12-01T06:00:00Z", "2026-12-01T00:00:00Z", null)]
    [InlineData("2026-12-01T05:59:59Z", "2026-11-30T06:00:00Z", null)]
    [InlineData("2026-12-02T10:00:00Z", "2026-12-01T11:00:00Z", null)]
    [InlineData("2027-01-01T06:00:00Z", "2026-12-31T23:00:00Z", "TimestampOutOfBoundsException")]
    public async Task The_month_before_is_taken_until_6_o_clock_UTC_on_the_first(string now, string timestamp, string? error)
    {
        seller.Service.Window = TimeSpan.FromHours(24);
        seller.Time.SetUtcNow(DateTimeOffset.Parse(now, null));
        Assert.Equal(error, await seller.ErrorAsync(seller.Record(at: DateTimeOffset.Parse(timestamp, null))));
    }

    [Fact]
    public async Task A_timestamp_is_taken_exactly_when_window_and_month_allow_it() => await
        Gen.Select(Gen.Int[0, 3 * 24 * 60], Gen.Int[-30 * 60, 60], Gen.Int[1, 24]).SampleAsync(async (clock, age, window) =>
        {
            using var any = new MeteringClient();
            any.Time.SetUtcNow(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero).AddMinutes(clock));
            any.Service.Window = TimeSpan.FromHours(window);
            var now = any.Time.GetUtcNow();
            var timestamp = now.AddMinutes(age);
            var isLate = timestamp.Month != now.Month && (now.Day > 1 || now.Hour >= 6);
            return await any.ErrorAsync(any.Record(at: timestamp)) is null == (age <= 0 && -age <= window * 60 && !isLate);
        });

    [Fact]
    public async Task An_early_zero_is_taken_and_locks_its_hour()
    {
        Assert.Equal("Success", await seller.StatusAsync(seller.Record(0)));
        Assert.Equal("DuplicateRecord", await seller.StatusAsync(seller.Record(5)));
        Assert.True(Assert.Single(seller.Service.Hours).IsEarlyZero);
    }

    [Fact]
    public async Task A_zero_of_a_finished_hour_is_a_record_like_any_other()
    {
        Assert.Equal("Success", await seller.StatusAsync(seller.Record(0, at: Now.AddHours(-1))));
        Assert.False(Assert.Single(seller.Service.Hours).IsEarlyZero);
    }
}
