using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Lifecycle.Tests.InMemory;

/// <summary>A function as Lambda keeps it: a process that is used again and again, and a new one after it was killed.</summary>
internal sealed class Function(Func<FunctionProcess> start)
{
    private readonly Lock turn = new();
    private FunctionProcess? process;

    /// <exception cref="ProcessKilledException">The process was killed before it was done.</exception>
    public Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work, string? trace = null) => Current().RunAsync(work, trace);

    /// <summary>Forgets the process, and all that it holds in memory.</summary>
    public void Kill()
    {
        lock (turn)
        {
            process?.Kill();
            process = null;
        }
    }

    private FunctionProcess Current()
    {
        lock (turn)
        {
            return process = process is { IsKilled: false } ? process : start();
        }
    }
}
