using System.Text.Json.Nodes;

namespace Guance.Serverless.Benchmarks.Reporting;

/// <summary>Figures of one kind: as they are written to the file, printed, and drawn.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Title">What it shows, with units where they are not in the names of the columns.</param>
internal sealed record Table(string Name, string Title)
{
    /// <summary>Column to figure, in the order of the columns.</summary>
    public IList<JsonObject> Rows { get; init; } = [];

    public IReadOnlyList<string> Columns => [.. Rows.SelectMany(row => row.Select(cell => cell.Key)).Distinct()];

    /// <param name="cells">Columns with their figures; null leaves one out.</param>
    public void Add(params (string Column, JsonNode? Figure)[] cells)
    {
        var row = new JsonObject();
        foreach (var (column, figure) in cells)
        {
            row[column] = figure;
        }

        Rows.Add(row);
    }
}
