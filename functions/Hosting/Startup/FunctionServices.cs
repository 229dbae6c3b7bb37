using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage;
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

    /// <summary>The warm-up of a function that reads cloud accounts.</summary>
    public static IServiceCollection AddWarmUp(this IServiceCollection services) => services
        .AddWarmUp<CloudAccountStore>((accounts, stop) => accounts.FindAsync(new CloudAccountId(WarmUp.NoRow), stop));

    /// <summary>The warm-up of a function that reads other rows of the table.</summary>
    /// <param name="services">Gets the warm-up.</param>
    /// <param name="call">A call to the store that the function makes anyway, with <see cref="WarmUp.NoRow"/>.</param>
    public static IServiceCollection AddWarmUp<TStore>(this IServiceCollection services, Func<TStore, CancellationToken, Task> call)
        where TStore : notnull =>
        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<TStore>();
            return new WarmUp(
                cancellationToken => call(store, cancellationToken),
                provider.GetRequiredService<EmfMetrics>(),
                provider.GetRequiredService<ILogger<WarmUp>>(),
                provider.GetRequiredService<TimeProvider>());
        });

    /// <summary>The queue of work orders.</summary>
    public static IServiceCollection AddWorkOrders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IAmazonSQS>(_ => AwsClients.Sqs());
        services.AddSingleton(provider => WorkOrderSender.Create(provider.GetRequiredService<IAmazonSQS>(), configuration));
        return services;
    }
}
