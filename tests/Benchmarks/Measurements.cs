using Guance.Serverless.Benchmarks.Counting;
using Guance.Serverless.Benchmarks.InProcess;
using Guance.Serverless.Benchmarks.Processes;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Lifecycle.Tests.Calls;

namespace Guance.Serverless.Benchmarks;

/// <summary>Measures what the options ask for, one after the other: nothing runs beside a measurement.</summary>
internal static class Measurements
{
    public static async Task RunAsync(BenchmarkOptions options, FigureFile file)
    {
        if (options.Wanted.Intersect(["cold", "warm", "memory", "scale"]).Any())
        {
            await MeasureProcessesAsync(options, file);
        }

        if (options.Wanted.Contains("bridge"))
        {
            file.Add(BridgeTable.Measure());
        }

        if (options.Wanted.Contains("scale"))
        {
            file.Add(await LargeAccounts.MeasureAsync());
            file.Add(await MeteredAccounts.MeasureAsync());
        }

        if (options.Wanted.Intersect(["calls", "cost"]).Any())
        {
            Count(options, file, await Steps.CountAsync());
        }
    }

    private static void Count(BenchmarkOptions options, FigureFile file, IReadOnlyList<StepCount> steps)
    {
        if (options.Wanted.Contains("calls"))
        {
            file.Add(CallTables.OfSteps(steps));
            file.Add(CallTables.OfPages());
        }

        if (options.Wanted.Contains("cost"))
        {
            file.Add(CostTables.OfThousands(steps));
            file.Add(CostTables.Idle());
            if (CostTables.OfMemory(file) is { } memory)
            {
                file.Add(memory);
            }
        }
    }

    private static async Task MeasureProcessesAsync(BenchmarkOptions options, FigureFile file)
    {
        var (floor, builds) = await Executables.FindAsync(options);
        await using var surroundings = await Surroundings.StartAsync();
        if (options.Wanted.Contains("cold"))
        {
            foreach (var table in new ColdStarts(surroundings, floor, builds, options.Rounds).Measure())
            {
                file.Add(table);
            }
        }

        if (options.Wanted.Contains("warm") || options.Wanted.Contains("memory"))
        {
            var (warm, memory) = new WarmEvents(surroundings, floor, builds, options.Rounds, options.Events).Measure();
            file.Add(warm);
            file.Add(memory);
        }

        if (options.Wanted.Contains("scale"))
        {
            file.Add(new NoticesPerSecond(surroundings, builds, options.Rounds).Measure());
        }
    }
}
