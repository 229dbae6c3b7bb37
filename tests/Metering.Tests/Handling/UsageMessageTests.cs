using Guance.Serverless.Metering.Handling;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Metering.Tests.Handling;

/// <summary>Messages of the usage queue.</summary>
public sealed class UsageMessageTests
{
    [Fact]
    public void Hourly_totals_are_read_to_the_last_digit()
    {
        var records = Read("hourly-totals.json");
        Assert.Equal([12.375m, 3m, 0.000001m], records.Select(record => Assert.IsType<UsageRecord>(record).Quantity));
        Assert.All(records, record => Assert.Equal("2026-11-20T15", record!.Hour.ToString()));
    }

    [Fact]
    public void Of_good_and_bad_records_only_the_bad_ones_cannot_be_read()
    {
        var records = Read("mixed-good-and-bad.json");

        // A negative quantity, half an hour, an exponent: the others are well-formed, whatever becomes of them.
        Assert.Equal([5, 6, 9], Enumerable.Range(0, records.Count).Where(index => records[index] is null));
        Assert.Equal(1.5m, records[8]!.Quantity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("usage")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"records":null}""")]
    [InlineData("""{"records":{}}""")]
    [InlineData("""{"records":[]}""")]
    [InlineData("""{"records":[1]}""")]
    [InlineData("""{"records":[{}""")]
    public void What_is_not_a_list_of_objects_is_no_message(string body)
    {
        Assert.False(UsageMessage.TryParse(body, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_message_has_five_hundred_records_at_most()
    {
        Assert.True(UsageMessage.TryParse(Of(500), out var records, out _));
        Assert.Equal(500, records.Length);
        Assert.False(UsageMessage.TryParse(Of(501), out _, out var problem));
        Assert.Contains("501", problem, StringComparison.Ordinal);

        static string Of(int count) => $$"""{"records":[{{string.Join(',', Enumerable.Repeat("{}", count))}}]}""";
    }

    [Theory]
    [InlineData("id", "null")]
    [InlineData("id", "\"\"")]
    [InlineData("id", "17")]
    [InlineData("id", "\"\\ud800\"")]
    [InlineData("id", "\"a\\u0000b\"")]
    [InlineData("site", "\"\"")]
    [InlineData("site", "\"us 1\"")]
    [InlineData("site", "{}")]
    [InlineData("workspaceId", "\"wksp_1\"")]
    [InlineData("workspaceId", "\"WKSP_c995a4c427b3730917c9fab1df852124\"")]
    [InlineData("hour", "\"2026-11-20\"")]
    [InlineData("hour", "\"2026-11-20T15:00:00\"")]
    [InlineData("hour", "\"2026-11-20T15:00:01Z\"")]
    [InlineData("hour", "\"2026-13-20T15:00:00Z\"")]
    [InlineData("hour", "1763650800")]
    [InlineData("dimension", "\"\"")]
    [InlineData("dimension", "[]")]
    [InlineData("quantity", "\"-1\"")]
    [InlineData("quantity", "-1")]
    [InlineData("quantity", "\"1e3\"")]
    [InlineData("quantity", "1e3")]
    [InlineData("quantity", "\"1,5\"")]
    [InlineData("quantity", "\" 1\"")]
    [InlineData("quantity", "\"1.\"")]
    [InlineData("quantity", "\"0.0000000001\"")]
    [InlineData("quantity", "\"99999999999\"")]
    [InlineData("quantity", "\"NaN\"")]
    [InlineData("quantity", "true")]
    [InlineData("cloudAccount", "\"mine\"")]
    [InlineData("cloudAccount", "\"\"")]
    public void A_record_with_a_wrong_field_is_malformed_and_handed_back_as_it_was_sent(string field, string value)
    {
        var fields = new Dictionary<string, string>
        {
            ["id"] = "\"a-1\"",
            ["site"] = "\"us1\"",
            ["workspaceId"] = "\"wksp_c995a4c427b3730917c9fab1df852124\"",
            ["hour"] = "\"2026-11-20T15:00:00Z\"",
            ["dimension"] = "\"data_gb\"",
            ["quantity"] = "\"1\"",
            [field] = value,
        };
        var body = $$"""{"records":[{{{string.Join(',', fields.Select(one => $"\"{one.Key}\":{one.Value}"))}}}]}""";
        Assert.True(UsageMessage.TryParse(body, out var records, out _));
        Assert.False(Assert.Single(records).TryRead(out _));
        Assert.Equal(UsageReturnReason.Malformed, records[0].Return(UsageReturnReason.Malformed).Reason);
    }

    [Fact]
    public void An_hour_may_be_written_with_the_offset_of_any_place()
    {
        var record = new ReceivedUsage("a", "us1", "wksp_c995a4c427b3730917c9fab1df852124", "2026-11-20T23:00:00+08:00", "data_gb", "1", null);
        Assert.True(record.TryRead(out var read));
        Assert.Equal("2026-11-20T15:00:00Z", read.Hour.Timestamp);
    }

    private static IReadOnlyList<UsageRecord?> Read(string file)
    {
        Assert.True(UsageMessage.TryParse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contracts", file)), out var records, out _));
        return [.. records.Select(record => record.TryRead(out var read) ? read : null)];
    }
}
