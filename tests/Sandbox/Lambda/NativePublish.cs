using System.Runtime.InteropServices;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>Publishes functions as native executables for this machine, unless they are newer than their sources.</summary>
internal static class NativePublish
{
    private static readonly string[] Sources = ["*.cs", "*.csproj", "*.cshtml", "*.json", "*.css", "*.yaml", "*.props", "*.targets"];

    public static string Executable(string function) =>
        Path.Combine(Folder(function), $"Guance.Serverless.{function}");

    /// <exception cref="SandboxStartException">There is no linker, or the code does not publish.</exception>
    public static async Task PublishAsync(IEnumerable<string> functions, string logs, CancellationToken stop)
    {
        var newestSource = NewestSource();
        foreach (var function in functions)
        {
            if (!File.Exists(Executable(function)) || File.GetLastWriteTimeUtc(Executable(function)) < newestSource)
            {
                await PublishAsync(function, logs, stop);
            }
        }
    }

    private static async Task PublishAsync(string function, string logs, CancellationToken stop)
    {
        if (Programs.Find("clang") is null && Programs.Find("gcc") is null)
        {
            throw new SandboxStartException("--native needs clang (or gcc) and zlib's headers to link the functions: install clang and zlib1g-dev.");
        }

        using var log = new ProcessLog(Path.Combine(logs, $"publish-{function}.log"));
        await Terminal.WriteLineAsync($"publishing {function} as a native executable");
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, "functions", function), "-c", "Release", "-r", $"linux-{processor}",
            "-o", Folder(function), "--nologo", "-nodeReuse:false",
            // What building the Sandbox restored holds for every processor; restoring for one alone would change the lock files.
            "--no-restore",
        ];
        if (await Programs.RunAsync(Programs.Dotnet, arguments, log, stop) != 0)
        {
            throw new SandboxStartException($"{function} does not publish ({log.Path}):\n{log.Tail}");
        }

        // The linker keeps an executable that would not change: what counts is when it was last found to be right.
        File.SetLastWriteTimeUtc(Executable(function), TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    private static string Folder(string function) => Path.Combine(Repository.Artifacts, "native", function);

    private static DateTime NewestSource()
    {
        var separator = Path.DirectorySeparatorChar;
        return Sources
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), pattern, SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "Directory.*"))
            .Where(file => !file.Contains($"{separator}bin{separator}", StringComparison.Ordinal)
                && !file.Contains($"{separator}obj{separator}", StringComparison.Ordinal))
            .Max(File.GetLastWriteTimeUtc);
    }
}
