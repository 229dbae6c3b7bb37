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

    public static async Task<RunningLoop> StartAsync(LambdaBootstrapBuilder builder)
    {
        var api = await LoopbackRuntimeApi.StartAsync();
        return new(api, builder.ConfigureOptions(o => o.RuntimeApiEndpoint = api.Endpoint).Build());
    }

    public Task StopAsync() => stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Run.ContinueWith(_ => { }, TaskScheduler.Default);
        bootstrap.Dispose();
        stop.Dispose();
        await Api.DisposeAsync();
    }
}
