using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.Tests.Languages;

public sealed class TimestampsTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 22, 24, 44, TimeSpan.FromHours(8));

    [Fact]
    public void A_time_is_formatted_in_the_language_and_in_UTC()
    {
        Assert.Equal("20 November 2026, 14:24 UTC", Timestamps.Format(Moment).English);
        Assert.Equal("2026年11月20日 14:24 UTC", Timestamps.Format(Moment).Chinese);
    }
}
