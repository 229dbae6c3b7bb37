using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Asks the Runtime API for invocations and gives them to a handler, one at a time.</summary>
public sealed class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler handler;
    private readonly LambdaBootstrapInitializer? initializer;

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer? initializer = null)
        : this(null, handler, new(), initializer)
    {
    }

    internal LambdaBootstrap(
        HttpClient? httpClient,
        LambdaBootstrapHandler handler,
        LambdaBootstrapOptions options,
        LambdaBootstrapInitializer? initializer)
    {
        this.handler = handler;
        this.initializer = initializer;
    }

    /// <summary>Returns once cancelled or told to stop by SIGTERM; an invocation that has begun is finished first.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    public void Dispose() { }
}
