namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// A far side that keeps us waiting in vain is left in peace for a moment: what needs it fails at once meanwhile, and is put off,
/// instead of keeping all other items waiting too.
/// </summary>
/// <param name="name">Of the far side, for the log.</param>
/// <param name="time">Our clock.</param>
public sealed class CircuitBreaker(string name, TimeProvider time)
{
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(10);

    /// <summary>A failure that came sooner has kept nobody waiting.</summary>
    public static readonly TimeSpan SlowCall = TimeSpan.FromSeconds(2);

    private long restsUntil;

    /// <exception cref="TimeoutException">It was not asked.</exception>
    public async Task RunAsync(Func<Task> call)
    {
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref restsUntil))
        {
            throw new TimeoutException($"{name} has just kept us waiting, so it was not asked.");
        }

        var begun = time.GetTimestamp();
        try
        {
            await call();
        }
        catch when (time.GetElapsedTime(begun) >= SlowCall)
        {
            Volatile.Write(ref restsUntil, (time.GetUtcNow() + BreakDuration).UtcTicks);
            throw;
        }
    }
}
