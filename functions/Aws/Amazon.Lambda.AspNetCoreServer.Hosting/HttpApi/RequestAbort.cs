using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>
/// Aborts the request shortly before Lambda would kill it, so that the application can still answer. The timer exists only
/// if the application asks for the token.
/// </summary>
internal sealed class RequestAbort(ILambdaContext context) : IHttpRequestLifetimeFeature, IDisposable
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(500);

    private CancellationTokenSource? source;
    private CancellationToken? replaced;

    public bool WasAborted => source is { IsCancellationRequested: true };

    public CancellationToken RequestAborted
    {
        get => replaced ?? Source.Token;
        set => replaced = value;
    }

    private CancellationTokenSource Source => source ??= UntilDeadline();

    public void Abort() => Source.Cancel();

    public void Dispose() => source?.Dispose();

    private CancellationTokenSource UntilDeadline()
    {
        var left = context.RemainingTime;
        var until = left > 2 * Lead ? left - Lead : left / 2;
        // Lambda's longest timeout is 15 minutes; what is longer has no deadline.
        return until < TimeSpan.FromDays(1) ? new(until, TimeProvider.System) : new();
    }
}
