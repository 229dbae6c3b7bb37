using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Settlement.Deployment;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Guance.Serverless.Hosting.Starting;

/// <summary>What every function needs, whatever it does.</summary>
public static class FunctionServices
{
    /// <summary>Clock, logs, metrics, secrets and the warm-up.</summary>
    public static IServiceCollection AddFunction(
        this IServiceCollection services, FunctionSettings function, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddLines(configuration));
        services.AddSingleton(provider => new MetricLines(
            function.Name, provider.GetRequiredService<LogOutput>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAmazonSimpleSystemsManagement>(_ => AwsClients.Ssm());
        services.AddSingleton<ParameterStore>();
        services.AddSingleton<WarmUp>();
        return services;
    }

    /// <summary>The queue of work orders.</summary>
    public static IServiceCollection AddWorkOrders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IAmazonSQS>(_ => AwsClients.Sqs());
        services.AddSingleton(provider => WorkOrderSender.Create(provider.GetRequiredService<IAmazonSQS>(), configuration));
        return services;
    }
}
