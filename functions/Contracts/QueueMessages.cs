using System.Text.Json.Serialization;

namespace Guance.Serverless.Contracts;

/// <summary>
/// A message of the outbox queue: an item to dispatch (<see cref="Item"/>), or a sweep to start (<see cref="Sweep"/>). Sent by the
/// pipe from the table's stream, by the Outbox function itself, by the hourly schedule, and by operators.
/// </summary>
public sealed record OutboxMessage
{
    public const string ItemProperty = "outbox";
    public const string FailingSinceProperty = "failingSince";
    public const string ResentAtProperty = "resentAt";
    public const string SweepProperty = "sweep";

    /// <summary>Id of an outbox item, a ULID.</summary>
    [JsonPropertyName(ItemProperty)]
    public string? Item { get; init; }

    /// <summary>When the item failed for the first time; null before.</summary>
    [JsonPropertyName(FailingSinceProperty)]
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When the function sent this message after a failure; null in all other messages.</summary>
    [JsonPropertyName(ResentAtProperty)]
    public DateTimeOffset? ResentAt { get; init; }

    /// <summary>The hour to start a sweep with, see <see cref="SweepMessage"/>.</summary>
    [JsonPropertyName(SweepProperty)]
    public string? Sweep { get; init; }

    /// <summary>The JSON of a message for an item.</summary>
    /// <param name="id">The id, or a placeholder that is replaced by it.</param>
    public static string ForItem(string id) => $$"""{"{{ItemProperty}}":"{{id}}"}""";
}

/// <summary>
/// A work order: a message of the notices queue, sent by the Outbox function, that asks the Subscriptions function for work that takes
/// more than one transaction.
/// </summary>
public sealed record WorkOrderMessage
{
    public const string WorkProperty = "work";
    public const string CloudAccountProperty = "cloudAccount";
    public const string ReminderProperty = "reminder";
    public const string PayerOrderProperty = "order";

    /// <summary>Work on a cloud account: return its workspaces, or move them.</summary>
    public const string Account = "account";

    /// <summary>Go on with an order to change who pays for workspaces.</summary>
    public const string Payers = "payers";

    /// <summary>Kind of work: <see cref="Account"/> or <see cref="Payers"/>.</summary>
    [JsonPropertyName(WorkProperty)]
    public required string Work { get; init; }

    /// <summary>Our id of the account, a ULID; for <see cref="Account"/>.</summary>
    [JsonPropertyName(CloudAccountProperty)]
    public string? CloudAccount { get; init; }

    /// <summary>True when the sweep sent it; null in an order.</summary>
    [JsonPropertyName(ReminderProperty)]
    public bool? Reminder { get; init; }

    /// <summary>Id of the order, a ULID; for <see cref="Payers"/>.</summary>
    [JsonPropertyName(PayerOrderProperty)]
    public string? PayerOrder { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxMessage))]
[JsonSerializable(typeof(WorkOrderMessage))]
public sealed partial class QueueMessagesJson : JsonSerializerContext;
