using System.Globalization;
using System.Security;
using System.Text;

namespace Guance.Serverless.Benchmarks.Reporting;

/// <summary>Bars of the cold starts and of the peak memory, readable on light and dark ground, as SVG.</summary>
internal static class Chart
{
    private const int Width = 760, Row = 22, Left = 190, Right = 70, Top = 34;

    /// <param name="file">With the tables <c>cold</c> and <c>memory</c>; one that is missing is not drawn.</param>
    public static string Draw(FigureFile file)
    {
        var body = new StringBuilder();
        var y = 0;
        Panel(file.Find("cold"), "function", "cold ms", "Cold start, milliseconds");
        Panel(file.Find("memory"), "function", "peak MB", "Peak memory, MB");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y + 8}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Cold start and peak memory of each function">
            <style>
            text {"{"} fill: #1f2328 {"}"} .floor {"{"} fill: #8c959f {"}"} .ours {"{"} fill: #0969da {"}"} .against {"{"} fill: #bc4c00 {"}"}
            @media (prefers-color-scheme: dark) {"{"} text {"{"} fill: #e6edf3 {"}"} .ours {"{"} fill: #4493f8 {"}"} .against {"{"} fill: #f0883e {"}"} {"}"}
            </style>
            {body}</svg>

            """);

        void Panel(Table? table, string name, string figure, string title)
        {
            if (table is null)
            {
                return;
            }

            body.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y + 22}\" font-weight=\"600\">{title}</text>\n");
            y += Top;
            var most = table.Rows.Max(row => row[figure]!.GetValue<double>());
            foreach (var row in table.Rows)
            {
                var (build, value) = (row["build"]!.GetValue<string>(), row[figure]!.GetValue<double>());
                var length = value / most * (Width - Left - Right);
                var label = build == "floor" ? "least responder" : $"{row[name]!.GetValue<string>()}{(build == "ours" ? "" : $", {build}")}";
                body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 15}\" text-anchor=\"end\">{SecurityElement.Escape(label)}</text>");
                body.Append(CultureInfo.InvariantCulture, $"<rect class=\"{build}\" x=\"{Left}\" y=\"{y + 3}\" width=\"{Math.Max(1, length):0.#}\" height=\"{Row - 6}\" rx=\"2\"/>");
                body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + length + 6:0.#}\" y=\"{y + 15}\">{value:0.#}</text>\n");
                y += Row;
            }
        }
    }
}
