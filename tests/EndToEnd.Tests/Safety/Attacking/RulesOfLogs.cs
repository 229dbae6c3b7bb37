using System.Text.Json;
using System.Text.RegularExpressions;

namespace Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

/// <summary>What holds for every line that a function ever writes.</summary>
internal static partial class RulesOfLogs
{
    private static readonly string[] Levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];

    public static void Check(string log) => Assert.All(Lines(log), line =>
    {
        using var entry = Parse(line);
        Assert.Equal(JsonValueKind.Object, entry.RootElement.ValueKind);
        Assert.True(
            entry.RootElement.TryGetProperty("_aws", out _)
            || Levels.Contains(entry.RootElement.GetProperty("level").GetString()), line);
        Assert.Single(entry.RootElement.EnumerateObject(), property => property.Name is "level" or "_aws");
        Assert.DoesNotMatch(AccountNumber(), line);
    });

    public static IEnumerable<string> Lines(string log) => log.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"A line of the log is no JSON: {line}");
        }
    }

    [GeneratedRegex("(?<![0-9A-Za-z.])[0-9]{12}(?![0-9A-Za-z])")]
    private static partial Regex AccountNumber();
}
