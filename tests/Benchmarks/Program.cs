using Guance.Serverless.Benchmarks;
using Guance.Serverless.Benchmarks.Processes;
using Guance.Serverless.Benchmarks.Reporting;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

var file = new FigureFile(options.Json);
if (options.Wanted.Intersect(["cold", "warm", "memory"]).Any())
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
}

return 0;
