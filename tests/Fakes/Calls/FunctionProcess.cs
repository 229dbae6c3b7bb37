using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Fakes.Calls;

/// <summary>
/// One process of a function with everything that it holds in memory. Killed, it stops at its next call to the outside, for good,
/// and whoever waits for it hears that it is gone.
/// </summary>
internal sealed class FunctionProcess
{
    private static readonly AsyncLocal<string?> Trace = new();

    private readonly TaskCompletionSource death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServiceProvider? services;

    /// <param name="name">The function.</param>
    /// <param name="compose">Makes its services; null where a host has them, and runs the function's code itself.</param>
    public FunctionProcess(string name, Func<FunctionProcess, ServiceProvider>? compose = null)
    {
        Name = name;
        services = compose?.Invoke(this);
    }

    public string Name { get; }

    /// <summary>The trace header of the invocation whose code runs; null outside of one. It is Lambda's variable _X_AMZN_TRACE_ID.</summary>
    public static string? TraceId => Trace.Value;

    public bool IsKilled => death.Task.IsCompleted;

    public void Kill() => death.TrySetResult();

    /// <summary>Completes at once, or never when the process was killed.</summary>
    public Task AliveAsync() => IsKilled ? new TaskCompletionSource().Task : Task.CompletedTask;

    /// <exception cref="ProcessKilledException">It was killed before it was done.</exception>
    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work, string? trace = null)
    {
        var provider = services ?? throw new InvalidOperationException($"{Name} is run by its host.");

        // Seen by what runs from here on, and by nobody else.
        Trace.Value = trace;
        var running = Task.Run(() => work(provider));
        await Task.WhenAny(running, death.Task);
        return IsKilled ? throw new ProcessKilledException($"{Name} was killed.") : await running;
    }
}

/// <summary>The process was killed while it worked.</summary>
public sealed class ProcessKilledException(string message, Exception? innerException = null) : Exception(message, innerException);
