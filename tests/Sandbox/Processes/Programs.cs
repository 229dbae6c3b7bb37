namespace Guance.Serverless.Sandbox.Processes;

/// <summary>Finds programs on the PATH.</summary>
internal static class Programs
{
    /// <summary>Full path of the program; null when the PATH does not have it.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>The .NET host: the one that runs us where it says so, else the one on the PATH.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end; its output goes to the log.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(string file, IReadOnlyList<string> arguments, ProcessLog log, CancellationToken stop)
    {
        await using var process = ChildProcess.Start(file, arguments, environment: null, log);
        return await process.Exited.WaitAsync(stop);
    }
}
