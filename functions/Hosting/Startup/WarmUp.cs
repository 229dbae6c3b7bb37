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
/// The table's client with its first call. Afterwards the credentials, the TLS connection to the table and the code for a call are ready. It
/// begins before the function is composed, which takes as long as the call and goes on meanwhile.
/// </summary>
public sealed class FirstCall
{
    /// <summary>Lambda gives the whole initialization ten seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly TableCall call;
    private readonly StorageOptions options;
    private readonly Lazy<IAmazonDynamoDB> client = new(AwsClients.DynamoDB);
    private Task<TimeSpan>? begun;

    /// <summary>Of a function that reads cloud accounts. Ids carry the time at which they were made: no account has the least of all.</summary>
    public static TableCall FindAccount { get; } = (client, options, stop) =>
        new CloudAccountStore(client, options, TimeProvider.System).FindAsync(new CloudAccountId(Ulid.MinValue), stop);

    /// <summary>Of the Outbox: what a sweep reads first. A lease on an item that does not exist would be refused: an exception, and slow.</summary>
    public static TableCall ReadSweep { get; } = (client, options, stop) => new OutboxStore(client, options, TimeProvider.System).SweepFromAsync(stop);

    private FirstCall(TableCall call, StorageOptions options)
    {
        this.call = call;
        this.options = options;
    }

    public IAmazonDynamoDB Client => client.Value;

    /// <summary>Begins on another thread. Outside Lambda only <see cref="MakeAsync"/> calls: there the client may be replaced until the function is composed.</summary>
    /// <param name="settings">Name the table.</param>
    /// <param name="call">What is called, such as <see cref="FindAccount"/>.</param>
    public static FirstCall Begin(IConfiguration settings, TableCall call)
    {
        var first = new FirstCall(call, SettlementSettings.ReadStorage(settings));
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null)
        {
            first.begun = Task.Run(() => first.CallAsync(first.Client));
        }

        return first;
    }

    /// <summary>Ends the call that was begun; makes it when none was.</summary>
    /// <param name="client">The client of the function as it was composed.</param>
    /// <returns>How long the call took.</returns>
    public Task<TimeSpan> MakeAsync(IAmazonDynamoDB client) => begun ?? CallAsync(client);

    private async Task<TimeSpan> CallAsync(IAmazonDynamoDB through)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
        await call(through, options, timeout.Token);
        return TimeProvider.System.GetElapsedTime(began);
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
            metrics.Duration(MetricNames.WarmUp, await first.MakeAsync(client));
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
