using System.Globalization;
using System.Text.RegularExpressions;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Benchmarks.Counting;

/// <summary>US dollars, from counts and measured processor time by <see cref="StepCost"/> and <see cref="Prices"/>.</summary>
internal static class CostTables
{
    private static readonly int[] Megabytes = [128, 256, 512, 1024];

    public static Table OfThousands(IReadOnlyList<StepCount> steps)
    {
        var table = new Table("cost", "US dollars for a thousand, at AWS's list prices");
        foreach (var (what, dollars) in StepCost.Of(steps))
        {
            table.Add(("a thousand", what), ("dollars", Math.Round(dollars, 2)));
        }

        return table;
    }

    /// <summary>What a deployment costs without a subscription, as a test holds it in infra/README.md.</summary>
    public static Table Idle()
    {
        var together = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "infra", "README.md")), @"\| fixed \| dollars \|.*?\| together \| (?<range>[^|]+) \|", RegexOptions.Singleline);
        var table = new Table("idle", "US dollars a month without a subscription");
        table.Add(("what", "fixed costs of infra/README.md"), ("dollars", together.Groups["range"].Value));
        return table;
    }

    /// <summary>What the memory setting costs and saves.</summary>
    /// <returns>Null when the figures have no warm events.</returns>
    public static Table? OfMemory(FigureFile file)
    {
        if (file.Find("warm") is not { } warm)
        {
            return null;
        }

        var table = new Table("settings", string.Create(
            CultureInfo.InvariantCulture,
            $"What the memory setting costs: the processor time that was measured, on the share that Lambda gives ({Prices.MegabytesOfProcessor:N0} MB for one), and 4 calls of {StepCost.CallTime.TotalMilliseconds} ms in which the function waits"));
        foreach (var row in warm.Rows.Where(row => row["build"]!.GetValue<string>() == "ours"))
        {
            var processor = TimeSpan.FromMicroseconds(row["CPU us"]!.GetValue<double>());
            foreach (var megabytes in Megabytes)
            {
                var billed = StepCost.Billed(processor, 4 * StepCost.CallTime, megabytes);
                table.Add(
                    ("function", row["function"]!.GetValue<string>()), ("event", row["event"]!.GetValue<string>()), ("setting MB", megabytes),
                    ("billed ms", billed.TotalMilliseconds), ("dollars a million", Math.Round(StepCost.Lambda(1, billed, megabytes), 2)), ("cold ms", Cold(file, row, megabytes)));
            }
        }

        return table;
    }

    /// <summary>A cold start whose processor time is spread over a smaller share. While a function initializes Lambda may give more.</summary>
    private static double? Cold(FigureFile file, System.Text.Json.Nodes.JsonObject warm, int megabytes) =>
        file.Find("cold")?.Rows.FirstOrDefault(row => row["build"]!.GetValue<string>() == "ours" && row["function"]!.GetValue<string>() == warm["function"]!.GetValue<string>()) is { } cold
            ? Math.Max(cold["min ms"]!.GetValue<double>(), cold["CPU ms"]!.GetValue<double>() / Math.Min(1, megabytes / Prices.MegabytesOfProcessor)).Rounded()
            : null;
}
