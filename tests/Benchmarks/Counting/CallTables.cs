using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Benchmarks.Counting;

/// <summary>Calls to AWS and the Expense Center of each step, and of each page, as a test of Registration holds them.</summary>
internal static class CallTables
{
    private static string Pages => Path.Combine(Repository.Root, "tests", "Registration.Tests", "Approved", "page-calls.txt");

    public static Table OfSteps(IReadOnlyList<StepCount> steps)
    {
        var table = new Table("calls", "Calls, write units and read units of each step");
        foreach (var step in steps)
        {
            table.Add(
            [
                ("step", step.Step), .. StepCount.Services.Select(service => (service, (JsonNode?)step.Calls.GetValueOrDefault(service))),
                ("write units", step.WriteUnits), ("read units", step.ReadUnits),
            ]);
        }

        return table;
    }

    public static Table OfPages()
    {
        var table = new Table("pages", "Calls, write units and read units of each page");
        var columns = (string[])[.. StepCount.Services, "write units", "read units"];
        foreach (var line in File.ReadLines(Pages).Skip(1))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            table.Add(
            [
                ("page", string.Join(' ', cells[..^columns.Length])),
                .. columns.Zip(cells[^columns.Length..], (column, cell) =>
                    (column, (JsonNode?)double.Parse(cell == "." ? "0" : cell, CultureInfo.InvariantCulture))),
            ]);
        }

        return table;
    }
}
