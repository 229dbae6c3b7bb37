using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Tests;

/// <summary>
/// Time that a test moves. A pause (Task.Delay) of the code under test moves it to the end of the pause, so that no test waits.
/// Timeouts do not: they expire when the test moves the time.
/// </summary>
/// <param name="start">The first time.</param>
/// <param name="isRace">
/// Many processes pause at once. Their pauses overlap, so added up they would use up every deadline: the time stands still, and a
/// pause lets others go first, more often the longer it is.
/// </param>
internal sealed class VirtualTime(DateTimeOffset start, bool isRace = false) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The state of the timer behind Task.Delay is the task.
        if (state is not Task)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        _ = isRace ? LetOthersGoFirstAsync((int)dueTime.TotalMilliseconds, callback, state) : PassAsync(GetUtcNow() + dueTime, callback, state);
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private async Task PassAsync(DateTimeOffset end, TimerCallback callback, object state)
    {
        await Task.Yield();
        if (end - GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            Advance(left);
        }

        callback(state);
    }

    private static async Task LetOthersGoFirstAsync(int times, TimerCallback callback, object state)
    {
        for (; times >= 0; times--)
        {
            await Task.Yield();
        }

        callback(state);
    }
}
