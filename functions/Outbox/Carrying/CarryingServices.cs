using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Settlement.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>What carries outbox items out.</summary>
public static class CarryingServices
{
    /// <remarks>
    /// The warm-up takes an item that does not exist: taking and noting items is all that this function ever asks of the table.
    /// </remarks>
    public static IServiceCollection AddCarrying(this IServiceCollection services) => services
        .AddWarmUp<OutboxStore>((outbox, stop) => outbox.TakeAsync(WarmUp.NoRow, stop))
        .AddSingleton<Effects>()
        .AddSingleton<IQueueReader, OutboxCarrier>();
}
