using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Benchmarks.Reporting;

/// <summary>All tables of a run, and of earlier ones where the same file has them.</summary>
internal sealed class FigureFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string? path;
    private readonly Dictionary<string, Table> tables = [];

    /// <param name="path">The file; null keeps nothing.</param>
    public FigureFile(string? path)
    {
        this.path = path;
        if (path is null || !File.Exists(path))
        {
            return;
        }

        foreach (var (name, table) in JsonNode.Parse(File.ReadAllText(path))!.AsObject())
        {
            tables[name] = new(name, table!["title"]!.GetValue<string>()) { Rows = [.. table["rows"]!.AsArray().Select(row => row!.DeepClone().AsObject())] };
        }
    }

    public IEnumerable<Table> Tables => tables.Values;

    public Table? Find(string name) => tables.GetValueOrDefault(name);

    /// <summary>Takes a table in, in place of an earlier one of its name, prints it and writes the file.</summary>
    public void Add(Table table)
    {
        tables[table.Name] = table;
        Console.WriteLine(Text(table));
        if (path is not null)
        {
            File.WriteAllText(path, new JsonObject(tables.Values.Select(one => KeyValuePair.Create<string, JsonNode?>(
                one.Name, new JsonObject { ["title"] = one.Title, ["rows"] = new JsonArray([.. one.Rows.Select(row => row.DeepClone())]) }))).ToJsonString(Indented) + "\n");
        }
    }

    /// <summary>For the terminal.</summary>
    public static string Text(Table table)
    {
        var lines = new List<string[]> { table.Columns.ToArray() };
        lines.AddRange(table.Rows.Select(row => table.Columns.Select(column => Cell(row[column])).ToArray()));
        var widths = Enumerable.Range(0, table.Columns.Count).Select(index => lines.Max(line => line[index].Length)).ToArray();
        var text = new StringBuilder("\n" + table.Title + "\n");
        foreach (var line in lines)
        {
            text.AppendJoin("  ", line.Select((cell, index) => IsNumber(lines, index) ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]))).Append('\n');
        }

        return text.ToString();
    }

    public static string Markdown(Table table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Title}\n\n| {string.Join(" | ", table.Columns)} |\n|{string.Concat(table.Columns.Select(_ => "---|"))}\n");
        foreach (var row in table.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(column => Cell(row[column])))} |\n");
        }

        return text.ToString();
    }

    private static bool IsNumber(List<string[]> lines, int column) => lines.Skip(1).All(line => line[column].Length == 0 || char.IsDigit(line[column][0]) || line[column][0] == '-');

    private static string Cell(JsonNode? figure) => figure switch
    {
        null => "",
        JsonValue value when value.TryGetValue(out double number) => number.ToString(number >= 1000 ? "#,0" : "0.####", CultureInfo.InvariantCulture),
        _ => figure.ToString(),
    };
}
