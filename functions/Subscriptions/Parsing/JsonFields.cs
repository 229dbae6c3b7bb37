using System.Globalization;
using System.Text.Json;

namespace Guance.Serverless.Subscriptions.Parsing;

/// <summary>Reads fields of untrusted JSON. A field that is missing or of another type is null.</summary>
internal static class JsonFields
{
    private const int LongestId = 256;
    private const int LongestName = 128;

    /// <summary>The field's value if it is an object.</summary>
    public static JsonElement? Object(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>An id of AWS: printable ASCII without inner spaces. Trimmed, because AWS's samples have spaces around some.</summary>
    public static string? Id(this JsonElement element, string name) =>
        element.Text(name)?.Trim() is { Length: > 0 and <= LongestId } id && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            ? id
            : null;

    /// <summary>
    /// An id that may be written as a whole number. Not for ids of messages: a number that was rounded on the way would make two
    /// messages one.
    /// </summary>
    public static string? IdOrNumber(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetUInt64(out _) ? number.GetRawText() : element.Id(name);

    /// <summary>AWS's name for the event. It is shown to users, so it must not contain control characters.</summary>
    public static string? Name(this JsonElement element, string name) =>
        element.Text(name)?.Trim() is { Length: > 0 and <= LongestName } word && !word.Any(char.IsControl) ? word : null;

    /// <summary>A moment, converted to UTC. Its offset may have no colon, which JSON's own format requires.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } found
        && (found.TryGetDateTimeOffset(out var time) || DateTimeOffset.TryParseExact(
            found.GetString(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            ? time.ToUniversalTime()
            : null;

    /// <summary>A Boolean, which AWS writes as a string.</summary>
    public static bool? Boolean(this JsonElement element, string name) => element.Field(name) switch
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
