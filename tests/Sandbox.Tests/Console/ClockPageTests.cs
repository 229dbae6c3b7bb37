using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>How far the clock is moved, as people write it.</summary>
public sealed class ClockPageTests
{
    [Theory]
    [InlineData("+90m", "01:30:00")]
    [InlineData("2h", "02:00:00")]
    [InlineData("+30d", "30.00:00:00")]
    [InlineData("+366d", "366.00:00:00")]
    public void A_move_is_a_number_of_minutes_hours_or_days(string text, string time)
    {
        Assert.True(ClockPage.TryRead(text, out var read));
        Assert.Equal(TimeSpan.Parse(time, null), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("d")]
    [InlineData("+0h")]
    [InlineData("-1d")]
    [InlineData("+1dd")]
    [InlineData("+1w")]
    [InlineData("+367d")]
    [InlineData("+99999999999d")]
    [InlineData("++1d")]
    public void Time_does_not_go_back_nor_on_by_what_is_no_time(string text) => Assert.False(ClockPage.TryRead(text, out _));
}
