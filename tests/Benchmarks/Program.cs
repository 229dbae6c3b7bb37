using Guance.Serverless.Benchmarks;
using Guance.Serverless.Benchmarks.Reporting;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

var file = new FigureFile(options.Json);
await Measurements.RunAsync(options, file);
if (options.Markdown is { } markdown)
{
    await File.WriteAllTextAsync(markdown, string.Join('\n', file.Tables.Select(FigureFile.Markdown)));
}

if (options.Chart is { } chart)
{
    await File.WriteAllTextAsync(chart, Chart.Draw(file));
}

return 0;
