using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Schedules;
using Guance.Serverless.Metering.Returns;
using Guance.Serverless.Metering.Sending;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Handling;

/// <summary>Closes the hours of usage that are due, and sends what waits to AWS. One at a time.</summary>
public sealed partial class MeteringHandler(
    CloseUsageHours closing, MeteringSender sender, ReturnReport returns, EmfMetrics metrics, ILogger<MeteringHandler> logger, TimeProvider time) : IScheduledHandler
{
    /// <summary>Time for what has been begun: a call to AWS, and the storing of its answer.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(45);

    public async Task HandleAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        try
        {
            if (!await closing.RunAsync(HasTimeLeft, returns.Tell, cancellationToken))
            {
                LogUnfinished();
            }
        }
        catch (ContentionException e)
        {
            // What is closed is sent all the same.
            LogThrottled(e);
        }

        await sender.RunAsync(HasTimeLeft, cancellationToken);
        metrics.Count(MetricNames.MeteringRuns);

        bool HasTimeLeft() => time.GetUtcNow() < deadline - Reserve;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hours are left to close; the next run goes on")]
    private partial void LogUnfinished();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The table takes no more at the moment; the next run goes on with closing hours")]
    private partial void LogThrottled(Exception exception);
}

/// <summary>Services of the function that closes hours and sends them.</summary>
public static class MeteringServices
{
    public static IServiceCollection AddMetering(this IServiceCollection services, MarketplaceSettings marketplace) => services
        .AddSingleton<ReturnReport>()
        .AddSingleton(_ => MeteringClient.CreateForUsage(marketplace))
        .AddSingleton<MeteringCall>()
        .AddSingleton<RecordOutcomes>()
        .AddSingleton<MeteringDelivery>()
        .AddSingleton<MeteringSender>()
        .AddSingleton<IScheduledHandler, MeteringHandler>();
}
