using Amazon.SQS;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Settlement.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>What carries outbox items out.</summary>
public static class CarryingServices
{
    /// <remarks>
    /// The warm-up takes an item that does not exist: taking and noting items is all that this function ever asks of the table.
    /// </remarks>
    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static IServiceCollection AddCarrying(this IServiceCollection services, IConfiguration configuration)
    {
        var queue = configuration.RequiredAddress("Queues:Outbox", "https://sqs.us-east-1.amazonaws.com/123456789012/outbox");
        return services
            .AddWarmUp<OutboxStore>((outbox, stop) => outbox.TakeAsync(WarmUp.NoRow, stop))
            .AddSingleton<Effects>()
            .AddSingleton(provider => new OutboxSender(provider.GetRequiredService<IAmazonSQS>(), queue))
            .AddSingleton<PuttingOff>()
            .AddSingleton<OutboxSweeper>()
            .AddSingleton<IQueueReader, OutboxCarrier>();
    }
}
