using System.Collections;

namespace Guance.Serverless.Sandbox.Processes;

/// <summary>Finds programs on the PATH.</summary>
internal static class Programs
{
    /// <summary>Full path of the program; null when the PATH does not have it.</summary>
    public static string? Find(string name) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>The environment variable by which the dynamic loader loads a library first.</summary>
    public const string Preload = "LD_PRELOAD";

    /// <summary>The .NET host: the one that runs us where it says so, else the one on the PATH.</summary>
    public static string Dotnet => System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The environment that we run in.</summary>
    public static IReadOnlyDictionary<string, string> Environment =>
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");

    /// <summary>Runs a program to its end, in our environment; its output goes to the log.</summary>
    /// <returns>Its exit code.</returns>
    public static Task<int> RunAsync(string file, IReadOnlyList<string> arguments, ProcessLog log, CancellationToken stop) =>
        RunAsync(file, arguments, environment: null, log, stop);

    /// <summary>Runs a program to its end; its output goes to the log. Stopping ends it, and all that it started.</summary>
    /// <param name="environment">Its whole environment; null inherits ours.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, ProcessLog log, CancellationToken stop)
    {
        await using var process = ChildProcess.Start(file, arguments, environment, log);
        try
        {
            return await process.Exited.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            await process.KillAsync();
            throw;
        }
    }
}
