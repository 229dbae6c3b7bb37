using System.Globalization;

namespace Guance.Serverless.Benchmarks;

/// <summary>What the person at the terminal chooses.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>The parts, in the order in which they are measured.</summary>
    public static readonly string[] Parts = ["cold", "warm", "memory", "bridge", "calls", "scale", "cost"];

    public const string Usage = """
        dotnet run -c Release --project tests/Benchmarks -- cold|warm|memory|bridge|calls|scale|cost|all [options]

          cold      from the start of a process to its first answer; the first page with the table, the first sign-in
          warm      time and processor time of each event
          memory    the most memory of a process, size of the executables
          bridge    time and bytes allocated by the Runtime loop and the bridge to ASP.NET
          calls     calls to AWS and the Expense Center, write and read units, of each page, notice and step
          scale     accounts of 1,000 and 10,000 workspaces; hours of usage; notices per second
          cost      US dollars, from the counts and AWS's list prices
          report    no measurement: the tables and the chart of the file that --json names

          --json FILE      writes all figures there; what the file has of other parts stays
          --chart FILE     draws the chart of the figures (SVG)
          --markdown FILE  writes the tables as Markdown
          --against DIR    measures another build's executables in the same rounds: DIR/Registration/bootstrap, or as dotnet publish names them
          --ours DIR       takes our executables from there instead of publishing them
          --rounds N       rounds, each with a new process of every function (15)
          --events N       events of each kind in a round (1500)
        """;

    public required IReadOnlyList<string> Wanted { get; init; }

    public string? Json { get; init; }

    public string? Chart { get; init; }

    public string? Markdown { get; init; }

    public string? Against { get; init; }

    public string? Ours { get; init; }

    public int Rounds { get; init; } = 15;

    public int Events { get; init; } = 1500;

    /// <returns>Null when the arguments are not understood.</returns>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !(Parts.Contains(arguments[0]) || arguments[0] is "all" or "report") || arguments.Count % 2 == 0)
        {
            return null;
        }

        BenchmarkOptions? options = new() { Wanted = arguments[0] == "all" ? Parts : arguments[0] == "report" ? [] : [arguments[0]] };
        for (var index = 1; index < arguments.Count && options is not null; index += 2)
        {
            var value = arguments[index + 1];
            options = arguments[index] switch
            {
                "--json" => options with { Json = value },
                "--chart" => options with { Chart = value },
                "--markdown" => options with { Markdown = value },
                "--against" => options with { Against = value },
                "--ours" => options with { Ours = value },
                "--rounds" when Number(value) is { } rounds => options with { Rounds = rounds },
                "--events" when Number(value) is { } events => options with { Events = events },
                _ => null,
            };
        }

        return options;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
