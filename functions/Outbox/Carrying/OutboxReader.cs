using System.Text.Json;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>
/// Reads which outbox item a message of the queue is about: <c>{"outbox":"OUTBOX#…"}</c>, and after failures also
/// <c>"failingSince"</c> and <c>"putOffAt"</c>.
/// </summary>
public static class OutboxReader
{
    /// <returns>False when it is anything else.</returns>
    public static bool TryRead(string body, out Errand errand)
    {
        errand = default;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("outbox", out var key)
                || key.ValueKind is not JsonValueKind.String
                || key.GetString() is not { } text
                || !text.StartsWith(SettlementTable.OutboxPrefix, StringComparison.Ordinal)
                || !Ulid.TryParse(text.AsSpan(SettlementTable.OutboxPrefix.Length), out var id))
            {
                return false;
            }

            errand = new Errand(id, Time(root, "failingSince"), Time(root, "putOffAt"));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: JSON whose strings are no valid Unicode.
            return false;
        }
    }

    private static DateTimeOffset? Time(JsonElement root, string name) =>
        root.TryGetProperty(name, out var time) && time.ValueKind is JsonValueKind.String && time.TryGetDateTimeOffset(out var read)
            ? read
            : null;
}
