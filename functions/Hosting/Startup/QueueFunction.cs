using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>A Lambda function that a queue feeds.</summary>
public static class QueueFunction
{
    /// <summary>
    /// Runs until Lambda ends the process. All services are created and warmed up before the first batch; a missing setting is
    /// reported to Lambda as the reason why the function cannot start.
    /// </summary>
    /// <param name="function">Which function this is.</param>
    /// <param name="compose">Adds the function's services, including its <see cref="IMessageHandler"/>.</param>
    public static async Task RunAsync(FunctionSettings function, Action<IServiceCollection, IConfiguration> compose)
    {
        await using var services = new LazyServices(() => Compose(function, compose));
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SQSEvent, SQSBatchResponse>(
                (batch, context) => services.Value.GetRequiredService<SqsBatchHandler>().HandleAsync(batch, context),
                new SourceGeneratorLambdaJsonSerializer<SqsJson>())
            .UseBootstrapHandler(async () =>
            {
                services.Value.GetRequiredService<SqsBatchHandler>();
                await services.Value.GetRequiredService<WarmUp>().RunAsync(CancellationToken.None);
                return true;
            })
            .Build();
        await bootstrap.RunAsync();
    }

    private static ServiceProvider Compose(FunctionSettings function, Action<IServiceCollection, IConfiguration> compose)
    {
        var configuration = new ConfigurationBuilder().AddFunctionSettings().Build();
        var services = new ServiceCollection();
        services.AddFunction(function, configuration);
        services.AddSingleton<SqsBatchHandler>();
        compose(services, configuration);
        return services.BuildServiceProvider();
    }

    private sealed class LazyServices(Func<ServiceProvider> compose) : Lazy<ServiceProvider>(compose), IAsyncDisposable
    {
        public ValueTask DisposeAsync() => IsValueCreated ? Value.DisposeAsync() : ValueTask.CompletedTask;
    }
}
