using Amazon.DynamoDBv2;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>A call to the table that the function makes anyway, so that its warm-up needs no extra permission.</summary>
public delegate Task TableCall(IAmazonDynamoDB client, StorageOptions options, CancellationToken cancellationToken);

/// <summary>
/// The table's client with its first call, after which the credentials, the TLS connection to the table and the code for a call are ready.
/// The call begins before the services are added. Both go on at the same time, and take about as long.
/// </summary>
/// <param name="settings">They hold the table's name.</param>
/// <param name="call">What is called, such as <see cref="FindAccount"/>.</param>
/// <param name="time">Measures the call, and ends it; null for the system's.</param>
public sealed class FirstCall(IConfiguration settings, TableCall call, TimeProvider? time = null)
{
    /// <summary>Lambda gives the whole initialization ten seconds.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly StorageOptions options = SettlementSettings.ReadStorage(settings);
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly Lazy<IAmazonDynamoDB> client = new(AwsClients.DynamoDB);
    private Task<TimeSpan>? begun;

    /// <summary>The call of a function that reads cloud accounts. Ids carry the time at which they were made: no account has the smallest id.</summary>
    public static TableCall FindAccount { get; } = (client, options, stop) =>
        new CloudAccountStore(client, options, TimeProvider.System).FindAsync(new CloudAccountId(Ulid.MinValue), stop);

    /// <summary>
    /// The call of the Outbox: what a sweep reads first. A lease on an item that does not exist would be refused: an exception, and slow.
    /// </summary>
    public static TableCall ReadSweep { get; } = (client, options, stop) => new OutboxStore(client, options, TimeProvider.System).SweepFromAsync(stop);

    /// <summary>The function's client for the table.</summary>
    public IAmazonDynamoDB Client => client.Value;

    /// <summary>Begins the call on another thread.</summary>
    /// <param name="now">False where somebody may still replace the client: then the call waits for <see cref="CompleteAsync"/>.</param>
    public FirstCall Begin(bool now = true)
    {
        if (now)
        {
            begun = Task.Run(() => CallAsync(Client));
        }

        return this;
    }

    /// <summary>Waits for the call, and makes it if it was not begun.</summary>
    /// <param name="otherwise">The client if it was not begun.</param>
    /// <returns>How long the call took.</returns>
    public Task<TimeSpan> CompleteAsync(IAmazonDynamoDB otherwise) => begun ?? CallAsync(otherwise);

    private async Task<TimeSpan> CallAsync(IAmazonDynamoDB through)
    {
        var began = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(Timeout, time);
        await call(through, options, timeout.Token);
        return time.GetElapsedTime(began);
    }
}

/// <summary>Waits for the table's first call while Lambda initializes the function: with a full processor, and before a buyer waits.</summary>
public sealed partial class WarmUp(FirstCall first, IAmazonDynamoDB client, EmfMetrics metrics, ILogger<WarmUp> logger)
{
    /// <summary>A failure is only logged: the first request tries again, and reports its own failure.</summary>
    public async Task RunAsync()
    {
        try
        {
            metrics.Duration(MetricNames.WarmUp, await first.CompleteAsync(client));
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
