namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Stops calls to a service for a moment after a call to it failed slowly. Items that need it fail at once meanwhile and are retried
/// later, instead of keeping all other items waiting.
/// </summary>
/// <param name="name">Of the service, for the log.</param>
/// <param name="time">Our clock.</param>
public sealed class CircuitBreaker(string name, TimeProvider time)
{
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(10);

    /// <summary>A failure that took less time does not open the circuit.</summary>
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
