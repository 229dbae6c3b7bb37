using System.Text.Json;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Storage.Rows;

/// <summary>A side effect and how far it has been dispatched.</summary>
internal static class OutboxRow
{
    /// <summary>When the lease expires: milliseconds since 1970.</summary>
    public const string LeasedUntil = "leasedUntil";

    /// <summary>When it was done.</summary>
    public const string DoneAt = "doneAt";

    /// <summary>When the message that retries it is due: it failed, or its first message was lost.</summary>
    public const string RetryAt = "retryAt";

    /// <summary>When it was given up: its message is, or will be, in the dead-letter queue.</summary>
    public const string GivenUpAt = "givenUpAt";

    /// <summary>How often a sweep has sent it.</summary>
    public const string ResendCount = "resendCount";

    public const string DecidedAt = "decidedAt";

    /// <summary>How long it is kept after <see cref="DoneAt"/>.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Item Write(OutboxItem outbox, DateTimeOffset now) => Keys.Outbox(outbox.Id).ToItem()
        .With("body", JsonSerializer.Serialize(outbox.SideEffect, StoredJson.Default.SideEffect))
        .With(DecidedAt, now);

    public static OutboxItem Read(Ulid id, Item item) =>
        new(id, JsonSerializer.Deserialize(item.Text("body"), StoredJson.Default.SideEffect)
            ?? throw new JsonException("An outbox item has no message."));

    public static PendingOutboxItem ReadPending(Item item) => new(
        Ulid.Parse(item.Text(SettlementTable.SortKey)),
        item.Time(DecidedAt),
        item.NumberOrNull(LeasedUntil) is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
        item.TimeOrNull(RetryAt),
        (int)(item.NumberOrNull(ResendCount) ?? 0),
        item.ContainsKey(GivenUpAt));
}
