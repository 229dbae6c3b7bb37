using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.RuntimeSupport;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>A Lambda function without pages: what the ones that a queue feeds and those that a schedule starts have in common.</summary>
internal static class EventFunction
{
    /// <summary>
    /// Runs until Lambda ends the process. All services are created and warmed up before the first event; a missing setting is
    /// reported to Lambda as the reason why the function cannot start.
    /// </summary>
    /// <typeparam name="THandler">What handles an event of Lambda.</typeparam>
    /// <param name="function">Which function this is.</param>
    /// <param name="compose">Adds the function's services.</param>
    /// <param name="create">Makes the loop that hands events to the handler.</param>
    /// <param name="firstCall">The first call to the table, such as <see cref="FirstCall.FindAccount"/>.</param>
    public static async Task RunAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        FunctionSettings function, Action<IServiceCollection, IConfiguration> compose, Func<Func<THandler>, LambdaBootstrapBuilder> create, TableCall firstCall)
        where THandler : class
    {
        await using var services = new LazyServices(() => Compose<THandler>(function, compose, firstCall));
        using var bootstrap = create(() => services.Value.GetRequiredService<THandler>())
            .UseBootstrapHandler(async () =>
            {
                services.Value.GetRequiredService<THandler>();
                await services.Value.GetRequiredService<WarmUp>().RunAsync();
                return true;
            })
            .Build();
        await bootstrap.RunAsync();
    }

    private static ServiceProvider Compose<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        FunctionSettings function, Action<IServiceCollection, IConfiguration> compose, TableCall firstCall)
        where THandler : class
    {
        var configuration = new ConfigurationBuilder().AddFunctionSettings().Build();
        var services = new ServiceCollection().AddTable(new FirstCall(configuration, firstCall).Begin());
        services.AddFunction(function, configuration);
        services.AddSingleton<THandler>();
        compose(services, configuration);
        return services.BuildServiceProvider();
    }

    private sealed class LazyServices(Func<ServiceProvider> compose) : Lazy<ServiceProvider>(compose), IAsyncDisposable
    {
        public ValueTask DisposeAsync() => IsValueCreated ? Value.DisposeAsync() : ValueTask.CompletedTask;
    }
}
