using Guance.Serverless.Hosting.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>What carries outbox items out.</summary>
public static class CarryingServices
{
    public static IServiceCollection AddCarrying(this IServiceCollection services) => services
        .AddSingleton<Effects>()
        .AddSingleton<IQueueReader, OutboxCarrier>();
}
