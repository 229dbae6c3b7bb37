using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>From the start of a process to its first answer, and what the first of a kind takes longer than the next ones.</summary>
internal sealed class ColdStarts(Surroundings surroundings, Build floor, IReadOnlyList<Build> builds, int rounds)
{
    /// <summary>Several, since one of them may meet the collector.</summary>
    private const int NextOnes = 5;

    private const string Connected = "connects to the Runtime API", Asked = "asks for an event", Answer = "has answered";

    private static readonly (FunctionSettings Function, byte[] Event)[] Starts =
    [
        (FunctionSettings.Registration, Events.Get(Events.LandingPage)),
        (FunctionSettings.Subscriptions, Events.EmptyBatch),
        (FunctionSettings.Outbox, Events.EmptyBatch),
        (FunctionSettings.UsageIntake, Events.EmptyBatch),
        (FunctionSettings.Metering, Events.Schedule),
    ];

    /// <summary>Milliseconds until the first answer, by build and function.</summary>
    private readonly Dictionary<(string Build, string Function), List<double>> starts = [];

    /// <summary>Milliseconds of the first of a kind in a new process, by build and kind.</summary>
    private readonly Dictionary<(string Build, string Kind), List<double>> firsts = [];

    /// <summary>… and of the next ones, the median of each process.</summary>
    private readonly Dictionary<(string Build, string Kind), List<double>> nexts = [];

    /// <summary>Milliseconds by build, function and what happened then.</summary>
    private readonly Dictionary<(string Build, string Function, string What), List<double>> moments = [];

    /// <summary>Milliseconds of processor time until the first answer, by build and function.</summary>
    private readonly Dictionary<(string Build, string Function), List<double>> processor = [];

    public IEnumerable<Table> Measure()
    {
        Round(0);
        starts.Clear();
        firsts.Clear();
        nexts.Clear();
        moments.Clear();
        processor.Clear();
        for (var round = 0; round < rounds; round++)
        {
            Round(round);
        }

        var cold = new Table("cold", $"Cold start: milliseconds from the start of the process to its first answer, medians of {rounds} rounds");
        var first = new Table("first", $"The first of a kind in a new process against the median of the next {NextOnes}: milliseconds of the event, medians of {rounds} rounds");
        foreach (var ((build, function), taken) in starts)
        {
            cold.Add(
                ("build", build), ("function", function), ("cold ms", taken.Median().Rounded()), ("min ms", taken.Min().Rounded()),
                ("CPU ms", processor[(build, function)].Median().Rounded()));
        }

        foreach (var ((build, kind), taken) in firsts)
        {
            var (one, two) = (taken.Median(), nexts[(build, kind)].Median());
            first.Add(("build", build), ("what", kind), ("first ms", one.Rounded()), ("next ms", two.Rounded()), ("times", (one / two).Rounded()));
        }

        var start = new Table("start", "What happens when: milliseconds after the start of the process, medians; only what every round had");
        foreach (var ((build, function, what), taken) in moments.Where(moment => moment.Value.Count == rounds)
            .OrderBy(moment => moment.Key.Build).ThenBy(moment => moment.Key.Function).ThenBy(moment => moment.Value.Median()))
        {
            start.Add(("build", build), ("function", function), ("what", what), ("ms", taken.Median().Rounded()));
        }

        return [cold, first, start];
    }

    private void Round(int round)
    {
        using (var process = new RunningFunction(surroundings, FunctionSettings.Subscriptions, floor.Executable(Executables.Floor)))
        {
            List((floor.Name, Executables.Floor), starts).Add(process.Process.MillisecondsTo(process.Send(Events.EmptyBatch).At));
            List((floor.Name, Executables.Floor), processor).Add(process.Process.CpuTime.TotalMilliseconds);
        }

        foreach (var (function, firstEvent) in Starts)
        {
            foreach (var build in builds.InRound(round).Where(one => one.Has(function)))
            {
                Start(build, function, firstEvent);
            }
        }

        foreach (var build in builds.InRound(round).Where(one => one.Has(FunctionSettings.Registration)))
        {
            FirstAndNext(build, "sign-in redirect", () => Events.Get("/sign-in"), "\"statusCode\":302");
            FirstAndNext(
                build, "page with the table", () => Events.Post(PublicPaths.Landing, $"x-amzn-marketplace-token={surroundings.IssueToken()}"), "\"statusCode\":303");
        }
    }

    private void Start(Build build, FunctionSettings function, byte[] firstEvent)
    {
        surroundings.TakeCalls();
        using var running = new RunningFunction(surroundings, function, build.Executable(function));
        var answer = running.Send(firstEvent);
        var process = running.Process;
        var cpu = process.CpuTime;
        List((build.Name, function.Name), starts).Add(process.MillisecondsTo(answer.At));
        List((build.Name, function.Name), processor).Add(cpu.TotalMilliseconds);
        foreach (var (what, at) in new[] { (Connected, running.Api.ConnectedAt), (Asked, running.Api.AskedAt), (Answer, answer.At) }
            .Concat(surroundings.TakeCalls().GroupBy(call => call.Call).Select(call => ($"calls {call.Key}", call.First().At))))
        {
            List((build.Name, function.Name, what), moments).Add(process.MillisecondsTo(at));
        }
    }

    private void FirstAndNext(Build build, string kind, Func<byte[]> next, string expected)
    {
        using var running = new RunningFunction(surroundings, FunctionSettings.Registration, build.Executable(FunctionSettings.Registration));
        running.Send(Events.Get(Events.LandingPage));
        List((build.Name, kind), firsts).Add(running.Send(next(), expected).Took.TotalMilliseconds);
        List((build.Name, kind), nexts).Add(Enumerable.Range(0, NextOnes).Select(_ => running.Send(next(), expected).Took.TotalMilliseconds).Median());
    }

    private static List<double> List<T>(T key, Dictionary<T, List<double>> all)
        where T : notnull => all.TryGetValue(key, out var list) ? list : all[key] = [];
}
