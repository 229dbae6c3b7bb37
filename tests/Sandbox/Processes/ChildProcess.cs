using System.Diagnostics;

namespace Guance.Serverless.Sandbox.Processes;

/// <summary>A process that the Sandbox started, and that never outlives it: the kernel ends it should the Sandbox crash.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private readonly Process process;
    private readonly bool isPreloaded;

    private ChildProcess(Process process, bool isPreloaded)
    {
        this.process = process;
        this.isPreloaded = isPreloaded;
    }

    /// <summary>Completes with the exit code when the process has ended and all it wrote has been read.</summary>
    public Task<int> Exited { get; private init; } = Task.FromResult(0);

    /// <param name="file">The program, looked up on the PATH.</param>
    /// <param name="arguments">Its arguments, unquoted.</param>
    /// <param name="environment">The whole environment of the process; null inherits ours.</param>
    /// <param name="log">Takes every line that it writes to either output.</param>
    public static ChildProcess Start(
        string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, ProcessLog log)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true };
        start.FileName = Programs.Find("setpriv") ?? file;
        if (start.FileName != file)
        {
            start.ArgumentList.Add("--pdeathsig");
            start.ArgumentList.Add("KILL");
            if (environment?.GetValueOrDefault(Programs.Preload) is { } library)
            {
                // For the program itself only, and not for setpriv, whose place it takes.
                start.ArgumentList.Add("env");
                start.ArgumentList.Add($"{Programs.Preload}={library}");
            }

            start.ArgumentList.Add(file);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment.Where(variable => start.FileName == file || variable.Key != Programs.Preload))
            {
                start.Environment[name] = value;
            }
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        SpawningThread.Run(() =>
        {
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        });
        return new ChildProcess(process, environment?.ContainsKey(Programs.Preload) == true) { Exited = ExitCodeAsync(process) };
    }

    /// <summary>Asks the process to end, as Lambda does (SIGTERM), and makes it end when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Exited.IsCompleted)
        {
            Signals.Terminate(process.Id);
            await Task.WhenAny(Exited, Task.Delay(Timeout));
        }

        await KillAsync();
        if (isPreloaded)
        {
            FakeTime.CleanUpAfter(process.Id);
        }

        process.Dispose();
    }

    /// <summary>Ends the process and what it started, at once.</summary>
    public async Task KillAsync()
    {
        if (!Exited.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
            await Exited;
        }
    }

    private static async Task<int> ExitCodeAsync(Process process)
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
