using System.Text.Json;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>
/// Reads the messages of the queue: <c>{"outbox":"01J…"}</c> names an outbox item, after failures also with <c>"failingSince"</c>
/// and <c>"putOffAt"</c>; <c>{"sweep":"now"}</c> asks for a sweep, <c>{"sweep":"2026-11-25T18"}</c> for one from that hour (UTC) on.
/// </summary>
public static class OutboxReader
{
    /// <summary>An id may carry a time that .NET has no value for; none of ours does.</summary>
    private static readonly Ulid Last = Ulid.NewUlid(DateTimeOffset.MaxValue, new byte[10]);

    public static OutboxReading Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is not { ValueKind: JsonValueKind.Object } root ? new OutboxReading.Unreadable()
                : Text(root, "outbox") is { } id ? ReadItem(root, id)
                : Text(root, "sweep") is { } from ? ReadSweep(from)
                : new OutboxReading.Unreadable();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: JSON whose strings are no valid Unicode.
            return new OutboxReading.Unreadable();
        }
    }

    private static OutboxReading ReadItem(JsonElement root, string text) =>
        Ulid.TryParse(text, out var id) && id.CompareTo(Last) <= 0
            ? new OutboxReading.Item(new Errand(id, Time(root, "failingSince"), Time(root, "putOffAt")))
            : new OutboxReading.Unreadable();

    private static OutboxReading ReadSweep(string from) =>
        from == SweepMessage.Now ? new OutboxReading.Sweep(From: null)
        : SweepMessage.TryRead(from, out var hour) ? new OutboxReading.Sweep(hour)
        : new OutboxReading.Unreadable();

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement root, string name) =>
        root.TryGetProperty(name, out var time) && time.ValueKind is JsonValueKind.String && time.TryGetDateTimeOffset(out var read)
            ? read
            : null;
}
