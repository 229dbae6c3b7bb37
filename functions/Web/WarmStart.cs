using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Web.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Web;

/// <summary>
/// Before the first request: connects to the table and reads the key ring, so that the first buyer does not wait. Both go on while the
/// application is still being built.
/// </summary>
public sealed class WarmStart(WarmUp warmUp, WebKeyRing keys)
{
    /// <summary>Completed when the function is warm. A failure is only logged: the first request tries again.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    public void Begin() => Done = Task.WhenAll(Task.Run(keys.WarmUp), Task.Run(() => warmUp.RunAsync(CancellationToken.None)));
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

        public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
        {
            await start.Done.WaitAsync(cancellationToken);
            await server.StartAsync(application, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

        public void Dispose() => server.Dispose();
    }
}
