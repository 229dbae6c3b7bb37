using System.Net;
using Guance.Serverless.Registration.Landing;

namespace Guance.Serverless.Registration.Tests.Landing;

public sealed class RateWindowTests
{
    private static readonly RequestSource Somebody = RequestSource.Of(IPAddress.Parse("203.0.113.7"));
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 60)]
    [InlineData(1000, 59)]
    [InlineData(59_000, 1)]
    [InlineData(59_999, 1)]
    public void A_window_is_one_minute_of_the_clock(int milliseconds, int left)
    {
        var now = Noon.AddMilliseconds(milliseconds);
        var window = RateWindow.At(now, Somebody);
        Assert.Equal((Noon, Noon.AddMinutes(1)), (window.Begins, window.Ends));
        Assert.Equal(left, window.SecondsLeft(now));
    }

    [Fact]
    public void The_next_minute_is_another_window() =>
        Assert.NotEqual(RateWindow.At(Noon, Somebody).Hash, RateWindow.At(Noon.AddMinutes(1), Somebody).Hash);

    [Fact]
    public void The_minute_is_the_same_in_every_time_zone() =>
        Assert.Equal(RateWindow.At(Noon, Somebody), RateWindow.At(Noon.ToOffset(TimeSpan.FromMinutes(345)), Somebody));

    [Fact]
    public void The_key_of_a_window_does_not_contain_the_address()
    {
        var window = RateWindow.At(Noon, Somebody);
        Assert.Matches("^[0-9a-f]{64}$", window.Hash);
        Assert.NotEqual(window.Hash, RateWindow.At(Noon, RequestSource.Of(IPAddress.Parse("203.0.113.8"))).Hash);
    }
}
