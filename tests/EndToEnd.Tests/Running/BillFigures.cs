using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Guance.Serverless.Sandbox.Console;
using Microsoft.Playwright;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>A figure of a bill: of a workspace, or of a day, or of all.</summary>
/// <param name="Dimension">AWS's name of the dimension.</param>
/// <param name="Of">Site and id of a workspace, such as <c>us1/wksp_1</c>; a day of the month; empty for all.</param>
public readonly record struct FigureKey(string Dimension, string Of = "");

/// <summary>Whole units by what became of them.</summary>
public sealed record Figures(long Accepted, long Waiting, decimal Returned)
{
    public static Figures None { get; } = new(0, 0, 0);
}

/// <summary>What the simulated AWS bills in a month, as its console says.</summary>
public sealed partial class AwsFigures
{
    public required string Month { get; init; }

    public required ImmutableSortedDictionary<string, long> Dimensions { get; init; }

    public required ImmutableDictionary<FigureKey, long> Workspaces { get; init; }

    public required ImmutableDictionary<FigureKey, long> Days { get; init; }

    /// <summary>The months of an AWS account, read over HTTP.</summary>
    public static async Task<ImmutableArray<AwsFigures>> ReadAsync(Uri console, string awsAccount, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = console };
        var page = await http.GetStringAsync(new Uri("/marketplace/bill", UriKind.Relative), stop);
        var starts = Line().Matches(page);
        var lines = starts.Select((line, place) =>
            (Line: line, Details: page[line.Index..(place + 1 < starts.Count ? starts[place + 1].Index : page.Length)])).ToList();
        return
        [
            .. lines.Where(one => one.Line.Groups["account"].Value == awsAccount).GroupBy(one => one.Line.Groups["month"].Value).Select(month => new AwsFigures
            {
                Month = month.Key,
                Dimensions = month.ToImmutableSortedDictionary(one => one.Line.Groups["dimension"].Value, one => Whole(one.Line.Groups["quantity"].Value)),
                Workspaces = month.SelectMany(one => Allocation().Matches(WebUtility.HtmlDecode(one.Details)), (one, found) => (
                    Key: new FigureKey(one.Line.Groups["dimension"].Value, $"{found.Groups["site"].Value}/{found.Groups["workspace"].Value}"),
                    Units: Whole(found.Groups["units"].Value))).ToImmutableDictionary(one => one.Key, one => one.Units),
                Days = month.SelectMany(one => Day().Matches(one.Details), (one, found) => (
                    Key: new FigureKey(one.Line.Groups["dimension"].Value, found.Groups["day"].Value), Units: Whole(found.Groups["units"].Value)))
                    .ToImmutableDictionary(one => one.Key, one => one.Units),
            }),
        ];
    }

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<tr data-month="(?<month>[^"]+)" data-product="[^"]*" data-account="(?<account>[^"]*)" data-licence="[^"]*"\s+data-dimension="(?<dimension>[^"]*)" data-quantity="(?<quantity>[0-9]+)">""")]
    private static partial Regex Line();

    [GeneratedRegex("""<tr data-tags="site="(?<site>[^"]*)" workspace="(?<workspace>[^"]*)"" data-allocated="(?<units>[0-9]+)">""")]
    private static partial Regex Allocation();

    [GeneratedRegex("""<tr data-day="(?<day>[0-9]+)" data-metered="(?<units>[0-9]+)">""")]
    private static partial Regex Day();
}

/// <summary>What the page of a bill and its file say, as a browser shows them.</summary>
public static class BillPageReader
{
    /// <summary>Text of the cells of a table's rows, without what only explains them: figures, ids and keys.</summary>
    private const string ReadRows = """
        table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => {
          const copy = cell.cloneNode(true);
          const key = copy.querySelector('.mono')?.textContent.trim();
          copy.querySelectorAll('.label, .hint, .unseen, .mono').forEach(one => one.remove());
          return key ?? copy.textContent.trim();
        }))
        """;

    public static async Task<ImmutableSortedDictionary<string, Figures>> DimensionsAsync(IPage page) =>
        (await RowsAsync(page.Locator("section[aria-labelledby='dimensions'] table"))).ToImmutableSortedDictionary(row => row[0], row => Read(row, 2));

    /// <summary>All lines by workspace, of every page of them.</summary>
    public static async Task<ImmutableDictionary<FigureKey, Figures>> WorkspacesAsync(IPage page)
    {
        var lines = ImmutableDictionary.CreateBuilder<FigureKey, Figures>();
        while (true)
        {
            foreach (var row in await RowsAsync(page.Locator("#workspaces table")))
            {
                lines.Add(new(SandboxProducts.Newer.Dimensions.Single(dimension => dimension.Name.En == row[2]).Key, $"{row[1]}/{row[0]}"), Read(row, 3));
            }

            if (await page.Locator("#workspaces a[rel='next']").CountAsync() == 0)
            {
                return lines.ToImmutable();
            }

            await page.ClickAsync("#workspaces a[rel='next']");
        }
    }

    /// <summary>The table under the chart, of every dimension.</summary>
    public static async Task<ImmutableDictionary<FigureKey, Figures>> DaysAsync(IPage page)
    {
        var days = ImmutableDictionary.CreateBuilder<FigureKey, Figures>();
        var bill = page.Url;
        foreach (var dimension in SandboxProducts.Newer.Dimensions)
        {
            await page.GotoAsync($"{bill}?dimension={dimension.Key}");
            foreach (var row in await RowsAsync(page.Locator("#days table")))
            {
                days.Add(new(dimension.Key, row[0].Split(' ')[0]), new Figures((long)Number(row[1]), (long)Number(row[2]), 0));
            }
        }

        return days.ToImmutable();
    }

    /// <summary>The sums of the file, by workspace and dimension.</summary>
    public static async Task<ImmutableDictionary<FigureKey, Figures>> FileAsync(IPage page)
    {
        var address = await page.Locator("#files a").First.GetAttributeAsync("href");
        var file = await page.Context.APIRequest.GetAsync(new Uri(new Uri(page.Url), address).ToString());
        Assert.Equal("text/csv; charset=utf-8", file.Headers["content-type"]);
        var (heading, rows) = Csv(await file.TextAsync());
        return rows.GroupBy(row => new FigureKey(Cell(row, "Dimension"), $"{Cell(row, "Site")}/{Cell(row, "Workspace ID")}")).ToImmutableDictionary(
            line => line.Key,
            line => new Figures((long)Sum(line, "Accepted by AWS"), (long)Sum(line, "Waiting for AWS"), Sum(line, "Handed back")));

        string Cell(IReadOnlyList<string> row, string column) => row[heading.IndexOf(column)];

        decimal Sum(IEnumerable<IReadOnlyList<string>> line, string status) =>
            line.Where(row => Cell(row, "Status") == status).Sum(row => Number(Cell(row, "Quantity")));
    }

    private static (List<string> Heading, List<List<string>> Rows) Csv(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Matches(line, """(?:^|,)(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,]*))""").Select(cell =>
                cell.Groups["quoted"].Success ? cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups["plain"].Value).ToList())
            .ToList();
        return (lines[0], lines[1..]);
    }

    private static async Task<IReadOnlyList<string[]>> RowsAsync(ILocator table) =>
        await table.CountAsync() == 0 ? [] : await table.EvaluateAsync<string[][]>(ReadRows);

    private static Figures Read(string[] row, int accepted) => new((long)Number(row[accepted]), (long)Number(row[accepted + 1]), Number(row[accepted + 2]));

    /// <summary>A number with or without its unit.</summary>
    private static decimal Number(string text) => decimal.Parse(text.Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture);
}
