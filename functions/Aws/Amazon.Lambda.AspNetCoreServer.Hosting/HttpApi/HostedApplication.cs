using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>
/// The application with its context for the request that it answers, one at a time. No more than this depends on the context's type: the
/// generic classes of a type that the host chooses are built while a native executable starts.
/// </summary>
internal abstract class HostedApplication
{
    public abstract void Begin(RequestFeatures request, ResponseFeatures response, ILambdaContext context);

    public abstract Task ProcessAsync();

    /// <param name="failure">Why the request was not answered as the application meant; null when it was.</param>
    public abstract void End(Exception? failure);
}

/// <inheritdoc/>
internal sealed class HostedApplication<TContext>(IHttpApplication<TContext> application) : HostedApplication
    where TContext : notnull
{
    private Features? features;
    private TContext? current;

    /// <summary>The host's context of the last request, which serves the next one. Only when it came to its end.</summary>
    private TContext? reusable;

    public override void Begin(RequestFeatures request, ResponseFeatures response, ILambdaContext context)
    {
        features = new(request, response, context) { HostContext = reusable };
        reusable = default;
        current = application.CreateContext(features);
    }

    public override Task ProcessAsync() => application.ProcessRequestAsync(current!);

    public override void End(Exception? failure)
    {
        application.DisposeContext(current!, failure);
        reusable = features!.HostContext;
        (features, current) = (null, default);
    }

    private sealed class Features(RequestFeatures request, ResponseFeatures response, ILambdaContext context)
        : ExchangeFeatures(request, response, context), IHostContextContainer<TContext>
    {
        public TContext? HostContext { get; set; }
    }
}
