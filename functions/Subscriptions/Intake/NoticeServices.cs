using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Subscriptions.Intake;

/// <summary>What this function adds to the rules and the store.</summary>
public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddWarmUp()
        .AddSingleton<AccountWorker>()
        .AddSingleton<IQueueReader, NoticeIntake>();
}
