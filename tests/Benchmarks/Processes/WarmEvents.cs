using System.Text;
using System.Text.RegularExpressions;
using Guance.Serverless.Aws.Tests.Bridge;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>Events one after another in a process that has answered some, and the memory that it has needed at the end.</summary>
internal sealed class WarmEvents(Surroundings surroundings, Build floor, IReadOnlyList<Build> builds, int rounds, int events)
{
    /// <summary>Events before the measurement: connections are open, and what is made once is made.</summary>
    private const int Before = 100;

    private static readonly FunctionSettings[] Functions =
        [FunctionSettings.Registration, FunctionSettings.Subscriptions, FunctionSettings.Outbox, FunctionSettings.UsageIntake];

    private readonly Dictionary<(string Build, string Function, string Kind), Kind> kinds = [];
    private readonly Dictionary<(string Build, string Function), (List<double> Peak, double Size)> memory = [];

    /// <summary>Measures once; both tables are of the same processes.</summary>
    public (Table Warm, Table Memory) Measure()
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var function in Functions)
            {
                foreach (var build in new[] { floor }.Concat(builds.Where(one => one.Has(function))).ToList().InRound(round))
                {
                    Run(build, function, build == floor ? build.Executable(Executables.Floor) : build.Executable(function));
                }
            }
        }

        var warm = new Table("warm", $"Warm: microseconds of an event, seen by the Runtime API, medians of {rounds} rounds of {events:N0} events; \"net\" is without the floor's");
        foreach (var ((build, function, kind), taken) in kinds)
        {
            var least = kinds[(floor.Name, function, kind)];
            var (micros, cpu) = (taken.Micros.Median(), taken.Cpu.Median());
            warm.Add(
                ("build", build), ("function", function), ("event", kind), ("p50 us", micros.Rounded()), ("CPU us", cpu.Rounded()),
                ("net p50 us", (micros - least.Micros.Median()).Rounded()), ("net CPU us", (cpu - least.Cpu.Median()).Rounded()), ("answer bytes", taken.AnswerBytes));
        }

        var most = new Table("memory", $"Memory: the most that a process had in RAM after its events, and its executable, in MB of 1,048,576 bytes; medians of {rounds} rounds");
        foreach (var ((build, function), (peak, size)) in memory.Where(one => one.Key.Build != floor.Name || one.Key.Function == FunctionSettings.Subscriptions.Name))
        {
            most.Add(("build", build), ("function", build == floor.Name ? Executables.Floor : function), ("peak MB", peak.Median().Rounded()), ("executable MB", size.Rounded()));
        }

        return (warm, most);
    }

    /// <summary>The events, each with text that its answer has: files of 1.3 and 20 KB, a page, a form that is refused; none makes a call.</summary>
    private IEnumerable<(string Name, byte[] Event, string Expected)> Kinds(FunctionSettings function, RunningFunction running)
    {
        if (function != FunctionSettings.Registration)
        {
            return [("empty batch", Events.EmptyBatch, "batchItemFailures")];
        }

        using var landing = new MemoryStream(running.Send(Events.Get(Events.LandingPage)).Body);
        var page = Encoding.UTF8.GetString(HttpApiAnswer.Read(landing).Body);
        return
        [
            ("GET 1 KB", Events.Get(Asset("js")), "\"statusCode\":200"),
            ("GET 20 KB", Events.Get(Asset("css")), "\"statusCode\":200"),
            ("GET page", Events.Get(Events.LandingPage), "\"statusCode\":200"),
            ("POST", Events.Post("/sign-out", "form-token=none"), "\"statusCode\":400"),
        ];

        // The floor has none, and reads an event of the same length.
        string Asset(string extension) => Regex.Match(page, $@"/assets/site\.[0-9a-f]+\.{extension}") is { Success: true } found ? found.Value : $"/assets/site.0123456789ab.{extension}";
    }

    private void Run(Build build, FunctionSettings function, string executable)
    {
        using var running = new RunningFunction(surroundings, function, executable);
        foreach (var (name, payload, expected) in Kinds(function, running))
        {
            var bytes = running.Send(payload, build == floor ? "" : expected).Body.Length;
            running.Api.Send(Enumerable.Repeat(payload, Before));
            var before = running.Process.CpuTime;
            var took = running.Api.Send(Enumerable.Repeat(payload, events)).Select(answer => answer.Took.TotalMicroseconds).Median();
            var figures = kinds.TryGetValue((build.Name, function.Name, name), out var known) ? known : kinds[(build.Name, function.Name, name)] = new(bytes);
            figures.Micros.Add(took);
            figures.Cpu.Add((running.Process.CpuTime - before).TotalMicroseconds / events);
        }

        if (!memory.TryGetValue((build.Name, function.Name), out var most))
        {
            most = memory[(build.Name, function.Name)] = ([], new FileInfo(executable).Length / 1048576.0);
        }

        most.Peak.Add(running.Process.PeakMegabytes);
    }

    /// <param name="AnswerBytes">Length of the answer.</param>
    private sealed record Kind(int AnswerBytes)
    {
        public List<double> Micros { get; } = [];

        public List<double> Cpu { get; } = [];
    }
}
