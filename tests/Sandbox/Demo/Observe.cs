namespace Guance.Serverless.Sandbox.Demo;

/// <summary>The two ways to observe: at once, or as soon as it is so.</summary>
internal static class Observe
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <exception cref="DemoException">It is not so.</exception>
    public static void That(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new DemoException(otherwise);
        }
    }

    /// <summary>Looks again and again until there is something to see; the step's time limit ends it.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, CancellationToken stop)
        where T : class
    {
        using var tick = new PeriodicTimer(Interval);
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await tick.WaitForNextTickAsync(stop);
        }
    }
}
