using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.AspNetCoreServer.Hosting;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an ASP.NET Core application run as a Lambda function.</summary>
public static class ServiceCollectionExtensions
{
    private const string NeedsReflection =
        "AWS's own package then serializes by reflection; with Native AOT pass a SourceGeneratorLambdaJsonSerializer.";

    /// <inheritdoc cref="AddAWSLambdaHosting(IServiceCollection, LambdaEventSource, Action{HostingOptions}?)"/>
    [RequiresUnreferencedCode(NeedsReflection)]
    public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) =>
        services.AddAWSLambdaHosting(eventSource, null);

    /// <summary>
    /// In Lambda, replaces the web server with one that takes its requests from the Runtime API. Anywhere else it does
    /// nothing, so the application runs on Kestrel.
    /// </summary>
    /// <exception cref="NotSupportedException">The event source is not <see cref="LambdaEventSource.HttpApi"/>.</exception>
    [RequiresUnreferencedCode(NeedsReflection)]
    public static IServiceCollection AddAWSLambdaHosting(
        this IServiceCollection services,
        LambdaEventSource eventSource,
        Action<HostingOptions>? configure = null) =>
        services.AddHosting(eventSource, configure, new());

    /// <inheritdoc cref="AddAWSLambdaHosting(IServiceCollection, LambdaEventSource, Action{HostingOptions}?)"/>
    /// <param name="services">The services of the application.</param>
    /// <param name="eventSource">What invokes the function.</param>
    /// <param name="serializer">Must know the request and the response of the event source.</param>
    /// <param name="configure">Changes the options after the serializer was set.</param>
    public static IServiceCollection AddAWSLambdaHosting<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services,
        LambdaEventSource eventSource,
        SourceGeneratorLambdaJsonSerializer<T> serializer,
        Action<HostingOptions>? configure = null)
        where T : JsonSerializerContext =>
        services.AddHosting(eventSource, configure, new() { Serializer = serializer });

    private static IServiceCollection AddHosting(
        this IServiceCollection services, LambdaEventSource eventSource, Action<HostingOptions>? configure, HostingOptions options)
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

        configure?.Invoke(options);
        services.RemoveAll<IServer>();
        return services.AddSingleton<IServer>(static provider => new LambdaServer(
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<LambdaServer>(),
            provider.GetRequiredService<IHostApplicationLifetime>()));
    }
}
