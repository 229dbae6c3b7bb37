using System.Globalization;
using System.Text;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.Tables;

namespace Guance.Serverless.Tests;

/// <summary>What one step asks of the outside.</summary>
/// <param name="Step">What happens.</param>
/// <param name="Calls">Calls by service.</param>
/// <param name="WriteUnits">Of the table.</param>
/// <param name="ReadUnits">Of the table.</param>
internal sealed record StepCount(string Step, IReadOnlyDictionary<string, int> Calls, long WriteUnits, double ReadUnits)
{
    private const int Width = 82;

    /// <summary>The services that functions call, each with its column.</summary>
    public static readonly string[] Services = ["DynamoDB", "SQS", "Expense Center", "Marketplace", "SES", "SSM", "KMS"];

    /// <summary>Carries out a step and counts.</summary>
    public static async Task<StepCount> OfAsync(string step, CallGate gate, InMemoryTable table, Func<Task> carryOut)
    {
        var (calls, before) = (gate.Counts, table.Figures);
        await carryOut();
        var after = table.Figures;
        return new(
            step,
            gate.Counts.Select(one => (Service: one.Key, Calls: one.Value - calls.GetValueOrDefault(one.Key))).Where(one => one.Calls > 0).ToDictionary(),
            after.WriteUnits - before.WriteUnits, after.ReadUnits - before.ReadUnits);
    }

    /// <summary>Aligned columns, a line for each step.</summary>
    public static string Write(IEnumerable<StepCount> counts)
    {
        string[] columns = [.. Services, "write units", "read units"];
        var text = new StringBuilder("step".PadRight(Width));
        text.AppendJoin("  ", columns).Append('\n');
        foreach (var count in counts)
        {
            string[] cells =
            [
                .. Services.Select(service => count.Calls.GetValueOrDefault(service)).Select(calls => calls == 0 ? "." : $"{calls}"),
                $"{count.WriteUnits}", count.ReadUnits.ToString(CultureInfo.InvariantCulture),
            ];
            text.Append(count.Step.PadRight(Width)).AppendJoin("  ", cells.Zip(columns, (cell, column) => cell.PadLeft(column.Length))).Append('\n');
        }

        return text.ToString();
    }
}
