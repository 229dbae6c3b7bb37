using Guance.Serverless.Sandbox.Processes;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>One process of a function with its Runtime API: handles one event at a time, many one after another.</summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(60);
    private readonly RuntimeApi api;
    private readonly ChildProcess process;
    private readonly TimeProvider clock;

    private ExecutionEnvironment(RuntimeApi api, ChildProcess process, TimeProvider clock)
    {
        this.api = api;
        this.process = process;
        this.clock = clock;
    }

    /// <summary>Whether it can take a further event.</summary>
    public bool Alive => !process.Exited.IsCompleted;

    public static async Task<ExecutionEnvironment> StartAsync(FunctionStartInfo program, ProcessLog log)
    {
        var api = await RuntimeApi.StartAsync(program.Arn);
        try
        {
            var environment = program.EnvironmentFor(api.Authority);
            return new(api, ChildProcess.Start(program.ExecutablePath, program.Arguments, environment, log), program.Clock);
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process has asked for its first event.</summary>
    /// <returns>Why it cannot take one; null when it can. The limit is longer than Lambda's 10 s, for a busy machine.</returns>
    public async Task<InvocationResult?> InitializeAsync()
    {
        var first = await Task.WhenAny(api.Initialized, process.Exited, Task.Delay(InitLimit));
        return first == api.Initialized ? await api.Initialized
            : first == process.Exited ? await ExitedAsync()
            : new InvocationResult.TimedOut();
    }

    public async Task<InvocationResult> InvokeAsync(Invocation invocation, TimeSpan timeout)
    {
        invocation.Deadline = clock.GetUtcNow() + timeout;
        api.Offer(invocation);
        var first = await Task.WhenAny(invocation.Result, process.Exited, Task.Delay(timeout));
        if (first == process.Exited && !invocation.Result.IsCompleted)
        {
            return await ExitedAsync();
        }

        if (first != invocation.Result && !invocation.Result.IsCompleted)
        {
            await process.KillAsync();
            return new InvocationResult.TimedOut();
        }

        return await invocation.Result;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await api.DisposeAsync();
    }

    private async Task<InvocationResult> ExitedAsync() =>
        new InvocationResult.Failed("Runtime.ExitError", $"Runtime exited with code {await process.Exited}");
}
