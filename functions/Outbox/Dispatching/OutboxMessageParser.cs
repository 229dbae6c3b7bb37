using System.Text.Json;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Parses the queue's messages: <c>{"outbox":"01J…"}</c> names an outbox item, after failures also with <c>"failingSince"</c>
/// and <c>"resentAt"</c>; <c>{"sweep":"now"}</c> starts a sweep, <c>{"sweep":"2026-11-25T18"}</c> one from that hour (UTC) on.
/// </summary>
public static class OutboxMessageParser
{
    /// <summary>The highest id whose time .NET can represent.</summary>
    private static readonly Ulid MaxId = Ulid.NewUlid(DateTimeOffset.MaxValue, new byte[10]);

    public static ParsedOutboxMessage Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is not { ValueKind: JsonValueKind.Object } root ? new ParsedOutboxMessage.Unreadable()
                : Text(root, OutboxMessage.ItemProperty) is { } id ? ParseItem(root, id)
                : Text(root, OutboxMessage.SweepProperty) is { } from ? ParseSweep(from)
                : new ParsedOutboxMessage.Unreadable();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // InvalidOperationException and ArgumentException: JSON with strings that are not valid Unicode.
            return new ParsedOutboxMessage.Unreadable();
        }
    }

    private static ParsedOutboxMessage ParseItem(JsonElement root, string text) =>
        Ulid.TryParse(text, out var id) && id.CompareTo(MaxId) <= 0
            ? new ParsedOutboxMessage.Item(new OutboxDelivery(id, Time(root, OutboxMessage.FailingSinceProperty), Time(root, OutboxMessage.ResentAtProperty)))
            : new ParsedOutboxMessage.Unreadable();

    private static ParsedOutboxMessage ParseSweep(string from) =>
        from == SweepMessage.Now ? new ParsedOutboxMessage.Sweep(From: null)
        : SweepMessage.TryRead(from, out var hour) ? new ParsedOutboxMessage.Sweep(hour)
        : new ParsedOutboxMessage.Unreadable();

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement root, string name) =>
        root.TryGetProperty(name, out var time) && time.ValueKind is JsonValueKind.String && time.TryGetDateTimeOffset(out var read)
            ? read
            : null;
}

/// <summary>A parsed message of the queue.</summary>
public abstract record ParsedOutboxMessage
{
    private ParsedOutboxMessage()
    {
    }

    /// <summary>Dispatch an outbox item.</summary>
    public sealed record Item(OutboxDelivery Delivery) : ParsedOutboxMessage;

    /// <summary>Find items whose messages were lost.</summary>
    /// <param name="From">The hour to start with; null for where the last sweep stopped.</param>
    public sealed record Sweep(DateTimeOffset? From) : ParsedOutboxMessage;

    /// <summary>The message is invalid. An operator must look at it.</summary>
    public sealed record Unreadable : ParsedOutboxMessage;
}

/// <summary>A message that asks to dispatch one outbox item.</summary>
/// <param name="Item">Id of the outbox item.</param>
/// <param name="FailingSince">When it failed for the first time; null before, as in messages from the table's stream.</param>
/// <param name="ResentAt">When this function sent the message after a failure; null for other messages.</param>
public readonly record struct OutboxDelivery(Ulid Item, DateTimeOffset? FailingSince = null, DateTimeOffset? ResentAt = null);
