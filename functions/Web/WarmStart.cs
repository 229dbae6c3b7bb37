using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Web.Keys;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Web;

/// <summary>What a part of the function gets from AWS while it starts, so that the first request that needs it does not wait as long.</summary>
/// <param name="Name">What it gets, for the log.</param>
/// <param name="GetAsync">After a failure, the first request that needs it tries again.</param>
public sealed record WarmStartStep(string Name, Func<Task> GetAsync);

/// <summary>
/// Before the first request: waits for the first call to the table and reads the key ring, so that the first buyer does not wait. Both go on
/// while the application is still being built. No request waits for the rest but one that needs it: the registered steps, which begin with
/// these, and what a sign-in needs, which follows.
/// </summary>
public sealed partial class WarmStart(
    WarmUp warmUp, WebKeyRing keys, IEnumerable<WarmStartStep> steps,
    IOptionsMonitor<OpenIdConnectOptions> signIn, IOptionsMonitorCache<OpenIdConnectOptions> built, ILogger<WarmStart> logger)
{
    /// <summary>Completed when the function may take requests. A failure is only logged: the first request tries again.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>Completed when the steps and the issuer's metadata are there, or could not be got.</summary>
    public Task RestDone { get; private set; } = Task.CompletedTask;

    public void Begin()
    {
        Done = Task.WhenAll(Task.Run(keys.WarmUp), Task.Run(warmUp.RunAsync));
        RestDone = Task.WhenAll([ReadIssuerMetadataAsync(), .. steps.Select(step => Task.Run(() => TryAsync(step)))]);
    }

    private async Task ReadIssuerMetadataAsync()
    {
        await Done.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var metadata = new WarmStartStep("the issuer's metadata", () =>
            signIn.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(CancellationToken.None));
        if (!await TryAsync(metadata))
        {
            // Built anew, they read at once; these would wait a while after a failure.
            built.TryRemove(OpenIdConnectDefaults.AuthenticationScheme);
        }
    }

    private async Task<bool> TryAsync(WarmStartStep step)
    {
        try
        {
            await step.GetAsync();
            return true;
        }
#pragma warning disable CA1031 // A failure here occurs again, and is handled, at the first request that needs it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(step.Name, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The function started without {Name}; the first request that needs it tries again")]
    private partial void LogFailed(string name, Exception exception);
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
