using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Tests;

/// <summary>
/// Time that a test moves. A pause (Task.Delay) of the code under test moves it to the end of the pause, so that no test waits.
/// Timeouts do not: they expire when the test moves the time.
/// </summary>
internal sealed class VirtualTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The state of the timer behind Task.Delay is the task.
        if (state is not Task)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        _ = PassAsync(GetUtcNow() + dueTime, callback, state);
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
}
