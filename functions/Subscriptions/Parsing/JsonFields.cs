using System.Text.Json;

namespace Guance.Serverless.Subscriptions.Parsing;

/// <summary>Reads single fields of JSON that may be anything. What is missing or of another type reads as nothing.</summary>
internal static class JsonFields
{
    private const int LongestId = 256;
    private const int LongestName = 128;

    /// <summary>The object behind a path of names.</summary>
    public static JsonElement? Object(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>A name of AWS: printable ASCII without spaces inside. Spaces around it are dropped, AWS's own samples have some.</summary>
    public static string? Id(this JsonElement element, string name) =>
        element.Text(name)?.Trim() is { Length: > 0 and <= LongestId } id && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            ? id
            : null;

    /// <summary>AWS's word for what happened; it is shown to people, so nothing in it may be invisible.</summary>
    public static string? Name(this JsonElement element, string name) =>
        element.Text(name)?.Trim() is { Length: > 0 and <= LongestName } word && !word.Any(char.IsControl) ? word : null;

    /// <summary>A moment with date and time.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } found && found.TryGetDateTimeOffset(out var time)
            ? time.ToUniversalTime()
            : null;

    /// <summary>A truth value, which AWS writes as a string.</summary>
    public static bool? Truth(this JsonElement element, string name) => element.Field(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var truth) => truth,
        _ => null,
    };

    public static bool Has(this JsonElement element, string name) => element.Field(name) is not null;

    private static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
}
