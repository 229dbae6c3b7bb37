using System.Text.Json;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>Reads which outbox item a message of the queue is about: <c>{"outbox":"OUTBOX#…"}</c>.</summary>
public static class OutboxReader
{
    /// <returns>False when it is anything else.</returns>
    public static bool TryRead(string body, out Ulid id)
    {
        id = default;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("outbox", out var key)
                && key.ValueKind is JsonValueKind.String
                && key.GetString() is { } text
                && text.StartsWith(SettlementTable.OutboxPrefix, StringComparison.Ordinal)
                && Ulid.TryParse(text.AsSpan(SettlementTable.OutboxPrefix.Length), out id);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: JSON whose strings are no valid Unicode.
            return false;
        }
    }
}
