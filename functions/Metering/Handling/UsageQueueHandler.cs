using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Metering.Handling;

/// <summary>Handles the messages of the usage queue.</summary>
public sealed class UsageQueueHandler : IMessageHandler
{
    /// <summary>One at a time: a message has up to 500 records.</summary>
    public int MaxConcurrency => 1;

    /// <summary>Usage is not taken yet: SQS keeps it.</summary>
    public Task<MessageOutcome> HandleAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        Task.FromResult(MessageOutcome.Retry);
}

/// <summary>Services of the function that takes usage.</summary>
public static class UsageIntakeServices
{
    public static IServiceCollection AddUsageIntake(this IServiceCollection services) => services
        .AddWarmUp()
        .AddSingleton<IMessageHandler, UsageQueueHandler>();
}
