using CsCheck;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Sandbox.Tests.Metering;

/// <summary>What can go wrong with a call, how AWS's bill reads, and what the log of calls tells.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly MeteringClient seller = new();

    public void Dispose() => seller.Dispose();

    [Fact]
    public async Task Of_any_second_10_calls_are_taken_and_more_are_throttled()
    {
        for (var call = 0; call < 10; call++)
        {
            Assert.Null(await seller.ErrorAsync(seller.Record()));
        }

        Assert.Equal("ThrottlingException", await seller.ErrorAsync(seller.Record(1, "hosts")));
        seller.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal("ThrottlingException", await seller.ErrorAsync(seller.Record(1, "hosts")));
        seller.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await seller.ErrorAsync(seller.Record(1, "hosts")));
    }

    [Fact]
    public async Task No_second_ever_has_more_than_10_calls_that_were_taken_and_none_is_refused_below() => await
        Gen.Int[0, 300].Array[1, 40].SampleAsync(async pauses =>
        {
            using var any = new MeteringClient();
            var taken = new List<DateTimeOffset>();
            foreach (var pause in pauses)
            {
                any.Time.Advance(TimeSpan.FromMilliseconds(pause));
                var now = any.Time.GetUtcNow();
                var isFree = taken.Count(at => at > now.AddSeconds(-1)) < 10;
                Assert.Equal(isFree ? null : "ThrottlingException", await any.ErrorAsync(any.Record(at: now.AddHours(-1))));
                if (isFree)
                {
                    taken.Add(now);
                }
            }
        });

    [Fact]
    public async Task One_bad_record_anywhere_keeps_the_whole_batch_from_being_metered()
    {
        for (var bad = 0; bad < 5; bad++)
        {
            seller.Time.Advance(TimeSpan.FromSeconds(1));
            var batch = Enumerable.Range(0, 5).Select(hour => seller.Record(1, hour == bad ? "unknown" : "hosts", at: seller.Time.GetUtcNow().AddHours(-hour)));
            Assert.Equal("InvalidUsageDimensionException", await seller.ErrorAsync([.. batch]));
        }

        Assert.Empty(seller.Service.Hours);
    }

    [Fact]
    public async Task While_it_is_throttled_or_down_nothing_is_metered_and_the_call_is_kept()
    {
        seller.Service.Refusal = MeteringErrors.Throttled;
        Assert.Equal("ThrottlingException", await seller.ErrorAsync(seller.Record()));
        seller.Service.Refusal = MeteringErrors.Down;
        Assert.Equal("InternalServiceErrorException", await seller.ErrorAsync(seller.Record(2)));

        Assert.Equal(["ThrottlingException", "InternalServiceErrorException"], seller.Service.Calls.Select(call => call.Error));
        Assert.Equal("data_gb", Assert.Single(seller.Service.HoursReceivedDifferently).Dimension);
    }

    [Fact]
    public async Task While_answers_are_lost_usage_is_metered_and_the_same_call_again_learns_so()
    {
        seller.Service.LosesAnswers = true;
        await Assert.ThrowsAnyAsync<Exception>(() => seller.SendAsync(seller.Record(3)));
        Assert.Equal(3, Assert.Single(seller.Service.Bill).Quantity);
        Assert.True(Assert.Single(seller.Service.Calls).IsAnswerLost);

        seller.Service.LosesAnswers = false;
        Assert.Equal("Success", await seller.StatusAsync(seller.Record(3)));
        Assert.Equal(3, Assert.Single(seller.Service.Bill).Quantity);
    }

    [Fact]
    public async Task A_dimension_can_be_refused_although_the_product_has_it()
    {
        seller.Service.RefusedDimensions = new HashSet<string> { "hosts" };
        Assert.Equal("InvalidUsageDimensionException", await seller.ErrorAsync(seller.Record(), seller.Record(1, "hosts")));
        Assert.Null(await seller.ErrorAsync(seller.Record()));
    }

    [Fact]
    public async Task Records_that_are_left_unprocessed_come_back_as_they_were_and_are_not_metered()
    {
        seller.Service.LeavesUnprocessed = record => record.Dimension == "hosts";

        var answer = await seller.SendAsync(seller.Record(), seller.Record(7, "hosts"));

        Assert.Equal("data_gb", Assert.Single(answer.Results!).UsageRecord!.Dimension);
        var unprocessed = Assert.Single(answer.UnprocessedRecords!);
        Assert.Equal(("hosts", 7, seller.Record().Timestamp), (unprocessed.Dimension, unprocessed.Quantity, unprocessed.Timestamp));
        Assert.Equal(["Success", "Unprocessed"], Assert.Single(seller.Service.Calls).Records.Select(record => record.Outcome));
        seller.Service.LeavesUnprocessed = _ => false;
        Assert.Equal("Success", await seller.StatusAsync(unprocessed));
    }

    [Fact]
    public async Task Results_are_not_in_the_order_of_the_records() => Assert.Equal(
        ["hosts", "data_gb"], (await seller.SendAsync(seller.Record(), seller.Record(1, "hosts"))).Results!.Select(result => result.UsageRecord!.Dimension));

    [Fact]
    public async Task The_bill_adds_up_hours_by_month_licence_and_dimension_and_parts_by_their_tags()
    {
        seller.Time.SetUtcNow(new(2026, 12, 1, 2, 30, 0, TimeSpan.Zero));
        var records = Enumerable.Range(0, 4).Select(hour => seller.Record(10 + hour, at: seller.Time.GetUtcNow().AddHours(-hour))).ToList();
        foreach (var record in records)
        {
            record.UsageAllocations =
            [
                MeteringClient.Allocation(10, ("workspace", "wksp_1"), ("site", "cn1")),
                MeteringClient.Allocation(record.Quantity!.Value - 10, ("workspace", "others"), ("site", "cn1")),
            ];
        }

        await seller.SendAsync([.. records, seller.Record(5, "hosts")]);

        Assert.Equal(
            [
                (new DateOnly(2026, 12, 1), "data_gb", 33L, 3, 0L), (new DateOnly(2026, 12, 1), "hosts", 5L, 1, 5L),
                (new DateOnly(2026, 11, 1), "data_gb", 13L, 1, 0L),
            ],
            seller.Service.Bill.Select(line => (line.Month, line.Dimension, line.Quantity, line.Hours, line.Unallocated)));
        Assert.All(seller.Service.Bill, line => Assert.Equal((MeteringClient.Account, MeteringClient.Licence), (line.AwsAccount, line.Licence)));
        Assert.Equal(
            new Dictionary<string, long> { ["site=\"cn1\" workspace=\"others\""] = 3, ["site=\"cn1\" workspace=\"wksp_1\""] = 30 },
            seller.Service.Bill[0].Allocations);
    }
}
