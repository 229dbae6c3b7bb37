using System.Text.Json;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>A side effect and how far it has been carried out.</summary>
internal static class OutboxRow
{
    /// <summary>Until when somebody is carrying it out: milliseconds since 1970.</summary>
    public const string LeasedUntil = "leasedUntil";

    /// <summary>When it was carried out.</summary>
    public const string DoneAt = "doneAt";

    /// <summary>How long it is kept after that.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Item Write(OutboxItem outbox, DateTimeOffset now) => Keys.Outbox(outbox.Id).ToItem()
        .With("body", JsonSerializer.Serialize(outbox.Message, OutboxJson.Default.OutboxMessage))
        .With("decidedAt", now);

    public static OutboxItem Read(Ulid id, Item item) =>
        new(id, JsonSerializer.Deserialize(item.Text("body"), OutboxJson.Default.OutboxMessage)
            ?? throw new JsonException("An outbox item has no message."));
}
