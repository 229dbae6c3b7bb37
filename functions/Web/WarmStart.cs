using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Web.Keys;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Web;

/// <summary>What a part of the function asks of AWS before the first request. If it fails, the first request that needs it tries again.</summary>
/// <param name="What">What the step gets, for the log.</param>
/// <param name="RunAsync">Ends within Lambda's ten seconds for an initialization.</param>
public sealed record WarmUpStep(string What, Func<Task> RunAsync);

/// <summary>
/// Before the first request: waits for the first call to the table, reads the key ring and takes the steps of the function's parts, so that the
/// first buyer does not wait. All go on at the same time, while the application is still being built. What a sign-in needs follows, and nothing
/// waits for it but a sign-in.
/// </summary>
public sealed partial class WarmStart(
    WarmUp warmUp, WebKeyRing keys, IEnumerable<WarmUpStep> steps,
    IOptionsMonitor<OpenIdConnectOptions> signIn, IOptionsMonitorCache<OpenIdConnectOptions> built, ILogger<WarmStart> logger)
{
    /// <summary>Completed when the function is warm. A failure is only logged: the first request tries again.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>Completed when the issuer's metadata is there, or could not be read. It is another company's server: no request waits for this.</summary>
    public Task SignInReady { get; private set; } = Task.CompletedTask;

    public void Begin()
    {
        Done = Task.WhenAll([Task.Run(keys.WarmUp), Task.Run(warmUp.RunAsync), .. steps.Select(step => Task.Run(() => RunAsync(step)))]);
        SignInReady = ReadIssuerMetadataAsync();
    }

    private async Task RunAsync(WarmUpStep step)
    {
        try
        {
            await step.RunAsync();
        }
#pragma warning disable CA1031 // A failure here occurs again, and is handled, at the first request that needs it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(step.What, e);
        }
    }

    private async Task ReadIssuerMetadataAsync()
    {
        await Done.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await signIn.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // A failure here occurs again, and is handled, at the first sign-in.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Built anew, they read at once; these would wait a while after a failure.
            built.TryRemove(OpenIdConnectDefaults.AuthenticationScheme);
            LogFailed("the issuer's metadata", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The function started without {What}; the first request that needs it tries again")]
    private partial void LogFailed(string what, Exception exception);
}

/// <summary>Adds the warm start to a function.</summary>
public static class WarmStartServices
{
    /// <summary>After the server: it takes no request before the function is warm.</summary>
    public static void AddWarmStart(this IServiceCollection services)
    {
        services.AddSingleton<WarmStart>();
        if (services.LastOrDefault(service => service.ServiceType == typeof(IServer)) is { } server)
        {
            services.AddSingleton<IServer>(provider => new WarmServer(
                (IServer)(server.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, server.ImplementationType!)),
                provider.GetRequiredService<WarmStart>()));
        }
    }

    private sealed class WarmServer(IServer server, WarmStart start) : IServer
    {
        public IFeatureCollection Features => server.Features;

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => StartAsync(() => server.StartAsync(application, cancellationToken), cancellationToken);

        /// <summary>Not generic: an asynchronous method for the host's type of context would be built while a native executable starts.</summary>
        private async Task StartAsync(Func<Task> begin, CancellationToken cancellationToken)
        {
            await start.Done.WaitAsync(cancellationToken);
            await begin();
        }

        public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

        public void Dispose() => server.Dispose();
    }
}
