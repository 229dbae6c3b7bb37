using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Aws;

/// <summary>The functions' logs: their last lines, newest first.</summary>
internal static class LogPages
{
    private const int Shown = 200;
    private const string Request = "requestId";

    /// <param name="functions">Names of the functions.</param>
    /// <param name="log">All that a function has written so far.</param>
    public static void MapLogs(this WebApplication app, IReadOnlyList<string> functions, Func<string, string> log) =>
        app.MapGet("/logs", (string? function, string? level, string? text) =>
        {
            var chosen = functions.Where(name => string.IsNullOrEmpty(function) || name == function);
            var least = LogLine.Levels.FirstOrDefault(one => one == level);
            var lines = chosen
                .SelectMany(name => LogLine.Last(name, log(name), least, string.IsNullOrWhiteSpace(text) ? null : text.Trim()).Take(Shown))
                .OrderByDescending(line => line.At ?? DateTimeOffset.MaxValue)
                .Take(Shown)
                .ToList();
            return Layout.Page("aws", "Logs", Html.Of($"{Filter(functions, function, least, text)}{List(lines)}"));
        });

    private static Html Filter(IReadOnlyList<string> functions, string? function, string? level, string? text) => Html.Of($"""
        <form class="filter" method="get" action="/logs">
          <label>Function {Forms.Select("function", functions, function, "all")}</label>
          <label>Level at least {Forms.Select("level", LogLine.Levels, level, "all, and metrics")}</label>
          <label>Text or request id <input name="text" value="{text}"></label>
          <button>Show</button> <a href="/logs">Clear</a>
        </form>
        """);

    private static Html List(List<LogLine> lines) => lines.Count == 0
        ? Html.Of($"""<p id="none">No line fits. A function writes its first when it handles its first event.</p>""")
        : Html.Of($"""
            <p class="quiet">The last {lines.Count} lines, newest first. Reload the page for newer ones.</p>
            <table class="dense">
              <thead><tr><th>When</th><th>Function</th><th>Level</th><th>What</th></tr></thead>
              <tbody>{Html.Join(lines, Row)}</tbody>
            </table>
            """);

    private static Html Row(LogLine line) => Html.Of($"""
        <tr data-function="{line.Function}" data-level="{line.Level}">
          <td class="when">{line.At?.UtcDateTime:HH:mm:ss.fff}</td>
          <td>{line.Function}</td>
          <td>{(line.Level.Length == 0 ? Html.Nothing : Html.Of($"""<span class="badge {line.Level}">{line.Level}</span>"""))}</td>
          <td>{(line.Properties.Count == 0 ? Html.Of($"{line.Message}") : Details(line))}</td>
        </tr>
        """);

    private static Html Details(LogLine line) => Html.Of($"""
        <details><summary>{line.Message}</summary>
          <dl class="facts">{Html.Join(line.Properties, Property)}</dl></details>
        """);

    private static Html Property(KeyValuePair<string, string> one) => Html.Of($"""
        <dt>{one.Key}</dt><dd>{(one.Key.Equals(Request, StringComparison.OrdinalIgnoreCase)
            ? Html.Of($"""<a href="/logs?text={Uri.EscapeDataString(one.Value)}">{one.Value}</a>""")
            : Html.Of($"<code>{one.Value}</code>"))}</dd>
        """);
}
