using Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;
using Amazon.Lambda.RuntimeSupport;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.AspNetCoreServer.Hosting;

/// <summary>A web server whose requests come from the Runtime API instead of a socket.</summary>
internal sealed class LambdaServer(ILogger<LambdaServer> logger, IHostApplicationLifetime lifetime) : IServer
{
    private readonly CancellationTokenSource stop = new();
    private LambdaBootstrap? bootstrap;
    private Task loop = Task.CompletedTask;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var bridge = new Bridge(new HostedApplication<TContext>(application), logger);
        bootstrap = new(bridge.HandleAsync);
        loop = Task.Run(() => RunAsync(bootstrap), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Throws what ended the loop, so that a broken Runtime API ends the process with an error.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await loop.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        bootstrap?.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(LambdaBootstrap running)
    {
        try
        {
            await running.RunAsync(stop.Token);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
