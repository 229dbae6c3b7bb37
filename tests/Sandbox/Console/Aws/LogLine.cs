using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Aws;

/// <summary>A line of a function's log, taken apart where it is JSON.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Text">The line as it was written.</param>
internal sealed record LogLine(string Function, string Text)
{
    /// <summary>The levels of log lines, from the least to the most urgent.</summary>
    public static ImmutableArray<string> Levels { get; } = ["Debug", "Information", "Warning", "Error", "Critical"];

    /// <summary>When it was written; null where the line does not say.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>One of <see cref="Levels"/>; empty for what Lambda, .NET or the metrics wrote.</summary>
    public string Level { get; private init; } = "";

    /// <summary>What it says, for people.</summary>
    public string Message { get; private init; } = "";

    /// <summary>Its other properties, in the line's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; private init; } = [];

    public static LogLine Parse(string function, string text)
    {
        var line = new LogLine(function, text);
        if (Json(text) is not { } json)
        {
            return line with { Message = text };
        }

        return line with
        {
            At = DateTimeOffset.TryParse(Value(json["timestamp"]), CultureInfo.InvariantCulture, out var at) ? at : null,
            Level = Levels.FirstOrDefault(level => level.Equals(Value(json["level"]), StringComparison.OrdinalIgnoreCase)) ?? "",
            Message = json["_aws"] is not null ? "metrics" : Value(json["message"] ?? json["errorMessage"]),
            Properties =
            [
                .. json.Where(property => property.Key is not ("timestamp" or "level" or "message"))
                    .Select(property => KeyValuePair.Create(property.Key, Value(property.Value))),
            ],
        };
    }

    /// <summary>The last lines that fit, newest first.</summary>
    /// <param name="log">All that the function wrote.</param>
    /// <param name="least">The least urgent level that fits; null takes any line, metrics too.</param>
    /// <param name="text">What the line must contain, such as a request id; null takes any line.</param>
    public static IEnumerable<LogLine> Last(string function, string log, string? least, string? text)
    {
        for (var end = log.Length; end > 0;)
        {
            var start = log.LastIndexOf('\n', end - 1) + 1;
            var line = log[start..end];
            end = start - 1;
            if (line.Length > 0 && (text is null || line.Contains(text, StringComparison.OrdinalIgnoreCase)))
            {
                var parsed = Parse(function, line);
                if (least is null || parsed.IsAtLeast(least))
                {
                    yield return parsed;
                }
            }
        }
    }

    /// <summary>Whether it is as urgent. What is not JSON always is: a crash, or the end of an invocation that took too long.</summary>
    private bool IsAtLeast(string level) =>
        Level.Length > 0 ? Levels.IndexOf(Level) >= Levels.IndexOf(level) : Properties.Count == 0;

    private static JsonObject? Json(string text)
    {
        try
        {
            return text.StartsWith('{') ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Value(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => node.ToJsonString(),
    };
}
