namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>Waits for what notices, streams and queues bring about in their own time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until what it sees fits.</summary>
    /// <param name="atMost">How long; null: a minute.</param>
    /// <exception cref="TimeoutException">It never did; says what was seen last.</exception>
    public static async Task<T> SeesAsync<T>(Func<Task<T>> look, Func<T, bool> fits, string what, TimeSpan? atMost = null)
    {
        var until = TimeProvider.System.GetUtcNow() + (atMost ?? Timeout);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var seen = await look();
            if (fits(seen))
            {
                return seen;
            }

            if (TimeProvider.System.GetUtcNow() > until)
            {
                throw new TimeoutException($"{what} did not come; last seen: {seen}");
            }

            await pulse.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what) =>
        SeesAsync(() => Task.FromResult(condition()), seen => seen, what);
}
