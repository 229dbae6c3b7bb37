using System.Collections.Concurrent;
using Guance.Serverless.Sandbox.Processes;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>A function as Lambda runs it: processes are started when there are events, kept warm, and replaced when they fail.</summary>
public sealed class LambdaFunction(FunctionStartInfo program, int concurrency, ProcessLog log) : IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(concurrency);
    private readonly ConcurrentStack<ExecutionEnvironment> idle = [];
    private readonly ConcurrentDictionary<ExecutionEnvironment, bool> all = [];
    private readonly ConcurrentDictionary<Task<InvocationResult>, bool> running = [];
    private int dropped;
    private bool stopping;

    /// <summary>Everything that its processes wrote.</summary>
    public string Log => log.Text;

    /// <summary>The file that has the same.</summary>
    public string LogPath => log.Path;

    public FunctionStartInfo Program => program;

    /// <summary>Events being handled right now.</summary>
    public int Running => running.Count;

    /// <summary>Lambda's metric RecursiveInvocationsDropped: nothing else tells that an event was dropped, least of all the log.</summary>
    public int RecursiveInvocationsDropped => dropped;

    /// <summary>Hands an event to a process that is free, or to a new one; waits where all are busy.</summary>
    /// <param name="payload">The event, JSON in UTF-8.</param>
    /// <param name="traceId">The event's X-Ray trace header; null makes one.</param>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, string? traceId = null)
    {
        var (trace, invocations) = Lineage.Enter(traceId ?? TraceIds.New(program.Clock.GetUtcNow()), program.Arn);
        if (invocations > Lineage.MaxInvocations && !program.Settings.AllowsRecursiveLoop)
        {
            Interlocked.Increment(ref dropped);
            return new InvocationResult.Dropped();
        }

        var handling = HandleAsync(new(payload) { TraceId = trace });
        running[handling] = true;
        try
        {
            return await handling;
        }
        finally
        {
            running.TryRemove(handling, out _);
        }
    }

    /// <summary>Waits until no event is being handled, ends all processes, and lets no event begin until <see cref="GoOn"/>.</summary>
    public async Task HoldAsync()
    {
        for (var taken = 0; taken < concurrency; taken++)
        {
            await slots.WaitAsync();
        }

        while (idle.TryPop(out var warm))
        {
            await DiscardAsync(warm);
        }
    }

    /// <summary>Ends <see cref="HoldAsync"/>: the next event starts a new process.</summary>
    public void GoOn() => slots.Release(concurrency);

    public async ValueTask DisposeAsync()
    {
        stopping = true;
        await Task.WhenAll(all.Keys.Select(DiscardAsync));
        await Task.WhenAll(running.Keys);
        slots.Dispose();
        log.Dispose();
    }

    private async Task<InvocationResult> HandleAsync(Invocation invocation)
    {
        await slots.WaitAsync();
        try
        {
            if (stopping)
            {
                return new InvocationResult.Failed("Sandbox.Stopping", "");
            }

            var (environment, cannotStart) = await TakeAsync();
            if (environment is null)
            {
                return Note(cannotStart!);
            }

            var result = await environment.InvokeAsync(invocation, program.Settings.Timeout);
            await GiveBackAsync(environment, reusable: result is not InvocationResult.TimedOut);
            return Note(result);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<(ExecutionEnvironment? Environment, InvocationResult? CannotStart)> TakeAsync()
    {
        while (idle.TryPop(out var warm))
        {
            if (warm.Alive)
            {
                return (warm, null);
            }

            await DiscardAsync(warm);
        }

        var fresh = await ExecutionEnvironment.StartAsync(program, log);
        all[fresh] = true;
        if (await fresh.InitializeAsync() is not { } failure)
        {
            return (fresh, null);
        }

        await DiscardAsync(fresh);
        return (null, failure);
    }

    private async Task GiveBackAsync(ExecutionEnvironment environment, bool reusable)
    {
        if (reusable && environment.Alive && !stopping)
        {
            idle.Push(environment);
        }
        else
        {
            await DiscardAsync(environment);
        }
    }

    private async Task DiscardAsync(ExecutionEnvironment environment)
    {
        if (all.TryRemove(environment, out _))
        {
            await environment.DisposeAsync();
        }
    }

    private InvocationResult Note(InvocationResult result)
    {
        log.Add(result switch
        {
            InvocationResult.TimedOut => $"Task timed out after {program.Settings.Timeout.TotalSeconds:0.00} seconds",
            InvocationResult.Failed failed => $"{failed.ErrorType} {failed.Details}",
            _ => null,
        });
        return result;
    }
}
