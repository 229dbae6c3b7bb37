using Amazon.AWSMarketplaceMetering.Model;
using CsCheck;

namespace Guance.Serverless.Sandbox.Tests.Metering;

/// <summary>How the quantity of a record may be divided.</summary>
public sealed class AllocationTests : IDisposable
{
    private const string InvalidAllocations = "InvalidUsageAllocationsException";
    private const string InvalidTag = "InvalidTagException";

    private readonly MeteringClient seller = new();

    public void Dispose() => seller.Dispose();

    [Theory]
    [InlineData(0, InvalidAllocations)]
    [InlineData(1, null)]
    [InlineData(2500, null)]
    [InlineData(2501, InvalidAllocations)]
    public async Task A_record_has_1_to_2500_allocations(int count, string? error) =>
        Assert.Equal(error, await ErrorAsync(count, Enumerable.Range(0, count).Select(number => MeteringClient.Allocation(1, ("workspace", $"{number}")))));

    [Fact]
    public async Task The_parts_are_not_negative_and_add_up_to_the_quantity_exactly() => await
        Gen.Select(Gen.Int[-2, 5].Array[1, 6], Gen.Int[-1, 1]).SampleAsync(async (parts, off) =>
        {
            using var any = new MeteringClient();
            var record = any.Record(Math.Max(0, parts.Sum() + off));
            record.UsageAllocations = [.. parts.Select((part, number) => MeteringClient.Allocation(part, ("workspace", $"{number}")))];
            var holds = parts.All(part => part >= 0) && parts.Sum() == record.Quantity;
            return await any.ErrorAsync(record) == (holds ? null : InvalidAllocations);
        });

    [Fact]
    public async Task Parts_whose_sum_is_more_than_a_quantity_can_be_are_refused() => Assert.Equal(
        InvalidAllocations,
        await ErrorAsync(-2, [MeteringClient.Allocation(int.MaxValue, ("a", "1")), MeteringClient.Allocation(int.MaxValue, ("a", "2"))], quantity: 0));

    [Fact]
    public async Task No_two_parts_have_the_same_tags_in_any_order()
    {
        Assert.Equal(InvalidAllocations, await ErrorAsync(2, [
            MeteringClient.Allocation(1, ("site", "cn1"), ("workspace", "1")),
            MeteringClient.Allocation(1, ("workspace", "1"), ("site", "cn1"))]));
        Assert.Null(await ErrorAsync(2, [
            MeteringClient.Allocation(1, ("site", "cn1"), ("workspace", "1")),
            MeteringClient.Allocation(1, ("site", "1"), ("workspace", "cn1"))]));
    }

    [Fact]
    public async Task Tags_that_read_alike_when_joined_are_different_tags() => Assert.Null(await ErrorAsync(2, [
        MeteringClient.Allocation(1, ("a", "b c=d")),
        MeteringClient.Allocation(1, ("a", "b"), ("c", "d"))]));

    [Theory]
    [InlineData(0, InvalidTag)]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(6, InvalidTag)]
    public async Task A_part_has_1_to_5_tags(int count, string? error) => Assert.Equal(
        error, await ErrorAsync(1, [MeteringClient.Allocation(1, [.. Enumerable.Range(0, count).Select(number => ($"key{number}", "value"))])]));

    [Fact]
    public async Task A_part_has_no_key_twice() =>
        Assert.Equal(InvalidTag, await ErrorAsync(1, [MeteringClient.Allocation(1, ("workspace", "1"), ("workspace", "2"))]));

    [Theory]
    [InlineData(1, 1, null)]
    [InlineData(100, 256, null)]
    [InlineData(0, 1, InvalidTag)]
    [InlineData(1, 0, InvalidTag)]
    [InlineData(101, 1, InvalidTag)]
    [InlineData(1, 257, InvalidTag)]
    public async Task A_key_has_1_to_100_characters_and_a_value_1_to_256(int key, int value, string? error) =>
        Assert.Equal(error, await ErrorAsync(1, [MeteringClient.Allocation(1, (new string('k', key), new string('v', value)))]));

    [Theory]
    [InlineData("azAZ09+ -=._:/@", null)]
    [InlineData("观测云", InvalidTag)]
    [InlineData("a,b", InvalidTag)]
    [InlineData("a\"b", InvalidTag)]
    [InlineData("a\\b", InvalidTag)]
    [InlineData("a&b", InvalidTag)]
    [InlineData("a(b)", InvalidTag)]
    [InlineData("a\tb", InvalidTag)]
    [InlineData("é", InvalidTag)]
    public async Task Keys_and_values_have_few_characters(string text, string? error)
    {
        Assert.Equal(error, await ErrorAsync(1, [MeteringClient.Allocation(1, (text, "value"))]));
        Assert.Equal(error, await ErrorAsync(1, [MeteringClient.Allocation(1, ("key", text))], dimension: "hosts"));
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    [InlineData(true, false, InvalidAllocations)]
    [InlineData(false, true, InvalidAllocations)]
    public async Task All_records_of_an_hour_have_allocations_or_none_has(bool first, bool second, string? error)
    {
        var (one, other) = (Of(first), Of(second));
        Assert.Equal(error, await seller.ErrorAsync(one, other));
        if (error is not null)
        {
            Assert.Null(await seller.ErrorAsync(one));
        }

        Assert.Equal(error, await seller.ErrorAsync(other));

        UsageRecord Of(bool allocated)
        {
            var record = seller.Record();
            record.UsageAllocations = allocated ? [MeteringClient.Allocation(1, ("workspace", "1"))] : null;
            return record;
        }
    }

    private Task<string?> ErrorAsync(int sum, IEnumerable<UsageAllocation> allocations, int? quantity = null, string dimension = "data_gb")
    {
        var record = seller.Record(quantity ?? sum, dimension);
        record.UsageAllocations = [.. allocations];
        return seller.ErrorAsync(record);
    }
}
