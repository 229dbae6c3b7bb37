using Amazon.DynamoDBv2;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>Services that every function needs.</summary>
public static class FunctionServices
{
    /// <summary>
    /// Variable with the name of the function on Lambda, which separates the metrics of several deployments in one account.
    /// Source: Lambda Developer Guide, "Defined runtime environment variables".
    /// </summary>
    private const string NameOnLambda = "AWS_LAMBDA_FUNCTION_NAME";

    /// <summary>Clock, logs, metrics and secrets.</summary>
    public static IServiceCollection AddFunction(
        this IServiceCollection services, FunctionSettings function, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddJsonLines(configuration));
        services.AddCompiledOptions<LoggerFilterOptions>().AddCompiledOptions<LoggerFactoryOptions>();
        services.AddSingleton(provider => new EmfMetrics(
            configuration[NameOnLambda] ?? function.Name,
            provider.GetRequiredService<LogOutput>(),
            provider.GetRequiredService<TimeProvider>(),
            configuration.Optional("AWS_LAMBDA_FUNCTION_VERSION") ?? EmfMetrics.Unpublished));
        services.AddSingleton<IAmazonSimpleSystemsManagement>(_ => AwsClients.Ssm());
        services.AddSingleton<ParameterStore>();
        return services;
    }

    /// <summary>The table's client, and the warm-up that waits for its first call.</summary>
    public static IServiceCollection AddTable(this IServiceCollection services, FirstCall first) => services
        .AddSingleton(_ => first.Client)
        .AddSingleton(provider => new WarmUp(
            first,
            provider.GetRequiredService<IAmazonDynamoDB>(),
            provider.GetRequiredService<EmfMetrics>(),
            provider.GetRequiredService<ILogger<WarmUp>>()));

    /// <summary>The queue of work orders.</summary>
    public static IServiceCollection AddWorkOrders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IAmazonSQS>(_ => AwsClients.Sqs());
        services.AddSingleton(provider => WorkOrderSender.Create(provider.GetRequiredService<IAmazonSQS>(), configuration));
        return services;
    }
}
