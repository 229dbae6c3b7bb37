using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>A handler on its loop, fed by a Runtime API of its own.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly LambdaBootstrap bootstrap;

    private RunningLoop(LoopbackRuntimeApi api, LambdaBootstrap bootstrap)
    {
        Api = api;
        this.bootstrap = bootstrap;
        Run = bootstrap.RunAsync(stop.Token);
    }

    public LoopbackRuntimeApi Api { get; }

    /// <summary>Ends when the loop does.</summary>
    public Task Run { get; }

    public static Task<RunningLoop> StartAsync(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        StartAsync(LambdaBootstrapBuilder.Create(handler));

    public static Task<RunningLoop> StartAsync(LambdaBootstrapBuilder builder) =>
        StartAsync(endpoint => builder.ConfigureOptions(o => o.RuntimeApiEndpoint = endpoint).Build());

    /// <param name="create">Makes the loop for the endpoint of a Runtime API.</param>
    public static async Task<RunningLoop> StartAsync(Func<string, LambdaBootstrap> create)
    {
        var api = await LoopbackRuntimeApi.StartAsync();
        return new(api, create(api.Endpoint));
    }

    public Task StopAsync() => stop.CancelAsync();

    /// <summary>Only the loop itself, while it runs.</summary>
    public void DisposeOfLoop() => bootstrap.Dispose();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Run.ContinueWith(_ => { }, TaskScheduler.Default);
        bootstrap.Dispose();
        stop.Dispose();
        await Api.DisposeAsync();
    }
}
