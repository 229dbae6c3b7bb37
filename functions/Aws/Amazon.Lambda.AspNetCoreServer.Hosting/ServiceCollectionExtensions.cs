using Amazon.Lambda.AspNetCoreServer.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an ASP.NET Core application run as a Lambda function.</summary>
public static class ServiceCollectionExtensions
{
    /// <inheritdoc cref="AddAWSLambdaHosting(IServiceCollection, LambdaEventSource, Action{HostingOptions}?)"/>
    public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) =>
        services.AddAWSLambdaHosting(eventSource, null);

    /// <summary>
    /// In Lambda, replaces the web server with one that takes its requests from the Runtime API. Anywhere else it does
    /// nothing, so the application runs on Kestrel.
    /// </summary>
    /// <exception cref="NotSupportedException">The event source is not <see cref="LambdaEventSource.HttpApi"/>.</exception>
    public static IServiceCollection AddAWSLambdaHosting(
        this IServiceCollection services,
        LambdaEventSource eventSource,
        Action<HostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (eventSource != LambdaEventSource.HttpApi)
        {
            throw new NotSupportedException($"Only {nameof(LambdaEventSource.HttpApi)} events are supported, not {eventSource}.");
        }

        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME")))
        {
            return services;
        }

        configure?.Invoke(new HostingOptions());
        services.RemoveAll<IServer>();
        return services.AddSingleton<IServer>(static provider => new LambdaServer(
            provider.GetRequiredService<ILogger<LambdaServer>>(),
            provider.GetRequiredService<IHostApplicationLifetime>()));
    }
}
