using System.Diagnostics;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>
/// Asks the table for one row that does not exist while Lambda initializes the function, with a whole processor and before a buyer
/// waits: the credentials, the TLS connection to the table and the code on the way are ready then.
/// </summary>
/// <param name="call">A call that the function makes anyway, so that the warm-up needs no permission of its own.</param>
/// <param name="metrics">Told how long it took.</param>
/// <param name="logger">Told why it failed.</param>
public sealed partial class WarmUp(Func<CancellationToken, Task> call, EmfMetrics metrics, ILogger<WarmUp> logger)
{
    /// <summary>Lambda gives the whole initialization ten seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>An id that no row has: ids carry the time at which they were made.</summary>
    public static Ulid NoRow => Ulid.MinValue;

    /// <summary>A failure is only logged: the first request tries again, and reports its own.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            await call(timeout.Token);
            metrics.Duration(MetricNames.WarmUp, Stopwatch.GetElapsedTime(begun));
        }
#pragma warning disable CA1031 // Whatever fails here fails again, and is handled, where it is needed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogCold(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The table was not reached while the function initialized")]
    private partial void LogCold(Exception exception);
}
