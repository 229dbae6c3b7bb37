using Amazon.DynamoDBv2;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Aws;

/// <summary>The rows of the table, by kind, key and text; and one row whole.</summary>
internal static class TablePages
{
    private const int PageSize = 50;

    public static void MapTable(this WebApplication app, IAmazonDynamoDB dynamo, string table)
    {
        app.MapGet("/table", async (string? kind, string? key, string? text, int? page, CancellationToken stop) =>
        {
            var search = new Search(Given(kind), Given(key), Given(text));
            var rows = await TableScan.AllAsync(dynamo, table, stop);
            var found = rows.Where(search.Fits).ToList();
            var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
            return Layout.Page("aws", "Table", Html.Of($"{Kinds(rows, search)}{Filter(search)}{List(found, search, number)}"));
        });
        app.MapGet("/table/row", async (string pk, string sk, CancellationToken stop) =>
            await TableScan.FindAsync(dynamo, table, pk, sk, stop) is { } row
                ? Layout.Page("aws", row.Kind, Whole(row))
                : Layout.NotFound("aws", "row"));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Html Kinds(List<TableRow> rows, Search search) => Html.Of($"""
        <nav class="chips" aria-label="Kinds of rows">
          {Chip(null, rows.Count, search)}
          {Html.Join(rows.CountBy(row => row.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal), kind => Chip(kind.Key, kind.Value, search))}
        </nav>
        """);

    private static Html Chip(string? kind, int count, Search search) => Html.Of($"""
        <a href="{(search with { Kind = kind }).Address(1)}"{(kind == search.Kind ? Html.Of($" aria-current=\"true\"") : Html.Nothing)}>{kind ?? "all"} <span>{count}</span></a>
        """);

    private static Html Filter(Search search) => Html.Of($"""
        <form class="filter" method="get" action="/table">
          {(search.Kind is null ? Html.Nothing : Html.Of($"""<input type="hidden" name="kind" value="{search.Kind}">"""))}
          <label>Key begins with <input name="key" value="{search.Key}" placeholder="ACCOUNT#01J"></label>
          <label>Text in the row <input name="text" value="{search.Text}"></label>
          <button>Search</button> <a href="/table">Clear</a>
        </form>
        """);

    private static Html List(List<TableRow> found, Search search, int page) => found.Count == 0
        ? Html.Of($"""<p id="none">No row fits.</p>""")
        : Html.Of($"""
            <table class="dense">
              <thead><tr><th>Kind</th><th>Partition key</th><th>Sort key</th><th>Row</th></tr></thead>
              <tbody>{Html.Join(found.Skip((page - 1) * PageSize).Take(PageSize), Row)}</tbody>
            </table>
            {Pages(found.Count, search, page)}
            """);

    private static Html Row(TableRow row) => Html.Of($"""
        <tr data-kind="{row.Kind}">
          <td>{row.Kind}</td>
          <td><a href="{row.Address}"><code>{row.PartitionKey}</code></a></td>
          <td><code>{row.SortKey}</code></td>
          <td class="cut"><code>{row.Rest}</code></td>
        </tr>
        """);

    private static Html Pages(int count, Search search, int page)
    {
        var first = ((page - 1) * PageSize) + 1;
        var last = Math.Min(count, page * PageSize);
        return Html.Of($"""
            <p class="pages">{(page > 1 ? Html.Of($"""<a rel="prev" href="{search.Address(page - 1)}">Previous</a>""") : Html.Nothing)}
              <span class="quiet">{first} to {last} of {count}</span>
              {(last < count ? Html.Of($"""<a rel="next" href="{search.Address(page + 1)}">Next</a>""") : Html.Nothing)}</p>
            """);
    }

    private static Html Whole(TableRow row) => Html.Of($"""
        <p><a href="/table?key={Uri.EscapeDataString(row.PartitionKey)}">All rows of <code>{row.PartitionKey}</code></a></p>
        <pre id="row">{row.Pretty}</pre>
        """);

    /// <param name="Kind">The kind of rows; null takes all.</param>
    /// <param name="Key">How the partition key, or the sort key, begins; null takes any.</param>
    /// <param name="Text">What the row contains, in either case; null takes any.</param>
    private sealed record Search(string? Kind, string? Key, string? Text)
    {
        public bool Fits(TableRow row) =>
            (Kind is null || row.Kind == Kind)
            && (Key is null || row.PartitionKey.StartsWith(Key, StringComparison.Ordinal) || row.SortKey.StartsWith(Key, StringComparison.Ordinal))
            && (Text is null || row.Json.Contains(Text, StringComparison.OrdinalIgnoreCase));

        public string Address(int page) => "/table" + QueryString.Create(
            new[] { ("kind", Kind), ("key", Key), ("text", Text), ("page", page > 1 ? $"{page}" : null) }
                .Where(one => one.Item2 is not null).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
    }
}
