using Guance.Serverless.Sandbox.Lambda;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>EventBridge Scheduler's schedule that starts a function every so often, one run after the other; moto fires no schedules.</summary>
internal sealed class MeteringSchedule(Func<ReadOnlyMemory<byte>, string?, Task<InvocationResult>> invoke, TimeSpan every) : BackgroundLoop
{
    private static readonly byte[] Input = [.. "{}"u8];

    /// <summary>A run that fails is in the function's log; the next one tries again.</summary>
    protected override async Task RunAsync(CancellationToken stop)
    {
        await Task.Delay(every, stop);
        await invoke(Input, null).WaitAsync(stop);
    }
}
