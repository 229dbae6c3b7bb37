using Amazon.Lambda.Core;

namespace Guance.Serverless.Hosting.Invocations;

/// <summary>How long an invocation may go on.</summary>
public sealed class InvocationTime : IDisposable
{
    /// <summary>Time kept at the end of an invocation, to cancel what is running and to answer.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource isUp;

    public InvocationTime(ILambdaContext context, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(context);
        var remaining = context.RemainingTime;
        Deadline = time.GetUtcNow() + remaining;
        isUp = new CancellationTokenSource(remaining > Reserve ? remaining - Reserve : TimeSpan.Zero, time);
    }

    /// <summary>When Lambda ends the invocation.</summary>
    public DateTimeOffset Deadline { get; }

    /// <summary>Cancelled a moment before the deadline.</summary>
    public CancellationToken IsUp => isUp.Token;

    /// <summary>What all log lines of the invocation tell.</summary>
    public static Dictionary<string, object?> LogScope(ILambdaContext context) =>
        new() { ["requestId"] = context.AwsRequestId, ["traceId"] = context.TraceId };

    public void Dispose() => isUp.Dispose();
}
