using Guance.Serverless.Benchmarks;
using Guance.Serverless.Benchmarks.Counting;
using Guance.Serverless.Benchmarks.InProcess;
using Guance.Serverless.Benchmarks.Processes;
using Guance.Serverless.Benchmarks.Reporting;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

var file = new FigureFile(options.Json);
if (options.Wanted.Intersect(["cold", "warm", "memory", "scale"]).Any())
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

if (options.Wanted.Contains("bridge"))
{
    file.Add(BridgeTable.Measure());
}

if (options.Wanted.Contains("scale"))
{
    file.Add(await LargeAccounts.MeasureAsync());
    file.Add(await MeteredAccounts.MeasureAsync());
}

if (options.Wanted.Contains("calls"))
{
    file.Add(await CallTables.StepsAsync());
    file.Add(CallTables.OfPages());
}

if (options.Wanted.Contains("cost"))
{
    file.Add(await CostTables.OfThousandsAsync());
    file.Add(CostTables.Idle());
    if (CostTables.OfMemory(file) is { } memory)
    {
        file.Add(memory);
    }
}

if (options.Markdown is { } markdown)
{
    await File.WriteAllTextAsync(markdown, string.Join('\n', file.Tables.Select(FigureFile.Markdown)));
}

if (options.Chart is { } chart)
{
    await File.WriteAllTextAsync(chart, Chart.Draw(file));
}

return 0;
