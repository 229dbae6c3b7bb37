using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>
/// Reads one row of the table while Lambda initializes the function, with a full processor and before a buyer waits.
/// Afterwards the credentials, the TLS connection to the table and the code for the call are ready.
/// </summary>
/// <param name="call">A call that the function makes anyway, so that the warm-up needs no extra permission.</param>
/// <param name="metrics">Receives the duration.</param>
/// <param name="logger">Receives a failure.</param>
/// <param name="time">Measures the duration.</param>
public sealed partial class WarmUp(
    Func<CancellationToken, Task> call, EmfMetrics metrics, ILogger<WarmUp> logger, TimeProvider time)
{
    /// <summary>Lambda gives the whole initialization ten seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>An id that no row has: ids carry the time at which they were made.</summary>
    public static Ulid NoRow => Ulid.MinValue;

    /// <summary>A failure is only logged: the first request tries again, and reports its own failure.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await call(stop.Token);
            metrics.Duration(MetricNames.WarmUp, time.GetElapsedTime(begun));
        }
#pragma warning disable CA1031 // A failure here occurs again, and is handled, at the first request.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The function started without reaching its table; the first call connects")]
    private partial void LogFailed(Exception exception);
}
