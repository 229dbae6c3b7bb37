namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Stops calls to a service for a moment after a call to it failed slowly. Items that need it fail at once meanwhile and are retried
/// later, instead of keeping all other items waiting.
/// </summary>
/// <param name="name">Name of the service, for the exception.</param>
public sealed class SlowCallCircuitBreaker(string name, TimeProvider time)
{
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(10);

    /// <summary>A failure faster than this does not open the circuit.</summary>
    public static readonly TimeSpan SlowCall = TimeSpan.FromSeconds(2);

    private long openUntil;

    /// <exception cref="CircuitOpenException">The circuit is open; the service was not called.</exception>
    public async Task RunAsync(Func<Task> call)
    {
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref openUntil))
        {
            throw new CircuitOpenException($"{name} was not called, because a call to it failed slowly less than {BreakDuration.TotalSeconds:0} seconds ago.");
        }

        var begun = time.GetTimestamp();
        try
        {
            await call();
        }
        catch when (time.GetElapsedTime(begun) >= SlowCall)
        {
            Volatile.Write(ref openUntil, (time.GetUtcNow() + BreakDuration).UtcTicks);
            throw;
        }
    }
}

/// <summary>A circuit breaker is open, so the service was not called.</summary>
public sealed class CircuitOpenException(string message, Exception? innerException = null) : Exception(message, innerException);
