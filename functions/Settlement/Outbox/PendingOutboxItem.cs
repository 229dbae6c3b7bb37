namespace Guance.Serverless.Settlement.Outbox;

/// <summary>An outbox item that has not been carried out, and what is under way for it.</summary>
/// <param name="Id">Id of the item.</param>
/// <param name="DecidedAt">When the transaction decided it.</param>
/// <param name="LeasedUntil">Until when a function carries it out; null while none does.</param>
/// <param name="RetryAt">When a message that tries it again is due; null before the first failure.</param>
/// <param name="IsGivenUp">It failed for so long that its message went to the dead-letter queue: an operator redrives it.</param>
public sealed record PendingOutboxItem(
    Ulid Id, DateTimeOffset DecidedAt, DateTimeOffset? LeasedUntil, DateTimeOffset? RetryAt, bool IsGivenUp)
{
    /// <summary>Longer than the pipe, the queue and the first tries take.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Whether the message that should have led to it must be taken for lost.</summary>
    public bool IsOverdue(DateTimeOffset now) =>
        !IsGivenUp && !(LeasedUntil > now) && (RetryAt ?? DecidedAt) + Grace <= now;
}
