using System.Runtime.InteropServices;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>A build whose functions are measured.</summary>
/// <param name="Name">Such as <c>ours</c>.</param>
/// <param name="Folder">Has a folder for each project.</param>
internal sealed record Build(string Name, string Folder)
{
    /// <summary>The executable of a project, as it is deployed or as it was published.</summary>
    /// <returns>Null when the folder has none: then it is not measured.</returns>
    public string? Find(string project) =>
        new[] { "bootstrap", $"Guance.Serverless.{project}" }.Select(name => Path.Combine(Folder, project, name)).FirstOrDefault(File.Exists);

    /// <exception cref="FileNotFoundException">There is none.</exception>
    public string Executable(string project) =>
        Find(project) ?? throw new FileNotFoundException($"{Folder}/{project} has neither bootstrap nor Guance.Serverless.{project}.");

    public string Executable(FunctionSettings function) => Executable(function.Project);

    public bool Has(FunctionSettings function) => Find(function.Project) is not null;
}

/// <summary>Rounds in which several builds are measured.</summary>
internal static class Rounds
{
    /// <summary>The builds in the order of a round. Each round begins with the next one, since the machine is slower for what comes later in a round.</summary>
    public static IEnumerable<Build> InRound(this IReadOnlyList<Build> builds, int round) =>
        [.. builds.Skip(round % builds.Count), .. builds.Take(round % builds.Count)];
}

/// <summary>Publishes what is measured as Native AOT executables for this machine.</summary>
internal static class Executables
{
    /// <summary>The least responder, which tells what the machine and the measurement themselves take.</summary>
    public const string Floor = "Floor";

    /// <summary>Publishes a function as it is deployed.</summary>
    private static string PublishScript => Path.Combine(Repository.Root, "infra", "Bundling", "publish.sh");

    private static string Processor => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string Output => Path.Combine(Repository.Artifacts, "benchmarks");

    /// <summary>The floor, ours and, if wanted, the other build.</summary>
    /// <exception cref="InvalidOperationException">A project does not publish.</exception>
    public static async Task<(Build Floor, IReadOnlyList<Build> Builds)> FindAsync(BenchmarkOptions options)
    {
        await PublishFloorAsync();
        if (options.Ours is null)
        {
            foreach (var project in FunctionSettings.All.Select(function => function.Project).Distinct())
            {
                await RunAsync(project, ("bash", [PublishScript, project, Processor, Path.Combine(Output, project), "ours"]));
            }
        }

        var ours = new Build("ours", Path.GetFullPath(options.Ours ?? Output));
        return (new Build("floor", Output), options.Against is { } against ? [ours, new Build("against", Path.GetFullPath(against))] : [ours]);
    }

    /// <remarks>Restored for both processors first: for one alone the lock file would change.</remarks>
    private static Task PublishFloorAsync()
    {
        var path = Path.Combine(Repository.Root, "tests", "Benchmarks", Floor);
        return RunAsync(
            Floor,
            (Programs.Dotnet, ["restore", path, "--nologo", "-v", "quiet", "-nodeReuse:false"]),
            (Programs.Dotnet,
            [
                "publish", path, "-c", "Release", "-r", $"linux-{Processor}", "--no-restore", "-o", Path.Combine(Output, Floor), "--nologo", "-v", "quiet",
                "-nodeReuse:false",
            ]));
    }

    private static async Task RunAsync(string project, params (string Program, string[] Arguments)[] steps)
    {
        await Console.Error.WriteLineAsync($"Publishing {project}");
        using var log = new ProcessLog(Path.Combine(Output, $"{project}.log"));
        foreach (var (program, arguments) in steps)
        {
            if (await Programs.RunAsync(program, arguments, log, CancellationToken.None) != 0)
            {
                throw new InvalidOperationException($"{project} does not publish ({log.Path}):\n{log.Tail}");
            }
        }
    }
}
