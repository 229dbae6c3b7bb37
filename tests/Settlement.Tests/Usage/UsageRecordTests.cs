using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Settlement.Tests.Usage;

public sealed class UsageRecordTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("12.375", "12.375")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.123456789", "0.123456789")]
    [InlineData("2147483647", "2147483647")]
    public void A_plain_decimal_is_read_exactly(string text, string exact)
    {
        Assert.True(UsageQuantity.TryParse(text, out var quantity));
        Assert.Equal(exact, quantity.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("0.1234567891")]
    [InlineData("2147483648")]
    [InlineData("١")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999")]
    public void Anything_else_is_no_quantity(string? text) => Assert.False(UsageQuantity.TryParse(text, out _));

    [Fact]
    public void An_hour_begins_on_the_hour_in_UTC()
    {
        var begins = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.FromHours(8));
        Assert.True(UsageHour.TryBegin(begins, out var hour));
        Assert.Equal("2026-11-20T15", hour.ToString());
        Assert.Equal(hour, UsageHour.Parse("2026-11-20T15"));
        Assert.Equal(hour, UsageHour.Of(begins.AddMinutes(59)));
        Assert.False(UsageHour.TryBegin(begins.AddSeconds(1), out _));
    }
}
