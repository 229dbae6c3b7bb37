using Amazon.SQS;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>Services that dispatch outbox items.</summary>
public static class DispatchingServices
{
    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static IServiceCollection AddDispatching(this IServiceCollection services, IConfiguration configuration)
    {
        var queue = configuration.RequiredAddress("Queues:Outbox", "https://sqs.us-east-1.amazonaws.com/123456789012/outbox");
        return services
            .AddSingleton<EffectDispatcher>()
            .AddSingleton(provider => new OutboxQueueSender(provider.GetRequiredService<IAmazonSQS>(), queue))
            .AddSingleton<DelayedRetrySender>()
            .AddSingleton<OutboxSweeper>()
            .AddSingleton<IMessageHandler, OutboxProcessor>();
    }
}
