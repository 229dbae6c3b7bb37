namespace Guance.Serverless.Settlement.Outbox;

/// <summary>A side effect that is stored, and is to be dispatched.</summary>
/// <param name="Id">Messages of the outbox queue name the item by it.</param>
/// <param name="SideEffect">What is to be done.</param>
public sealed record OutboxItem(Ulid Id, SideEffect SideEffect);

/// <summary>An outbox item that is not done, and what is in progress for it.</summary>
/// <param name="Id">Id of the item.</param>
/// <param name="DecidedAt">When the transaction decided it.</param>
/// <param name="LeasedUntil">When the lease of the function that dispatches it expires; null when no function has it.</param>
/// <param name="RetryAt">When a message that tries it again is due; null before the first failure.</param>
/// <param name="ResendCount">How often a sweep has sent it.</param>
/// <param name="IsGivenUp">Its message went to the dead-letter queue: an operator redrives it.</param>
public sealed record PendingOutboxItem(
    Ulid Id, DateTimeOffset DecidedAt, DateTimeOffset? LeasedUntil, DateTimeOffset? RetryAt, int ResendCount, bool IsGivenUp)
{
    /// <summary>Longer than the pipe and the queue take. A message that SQS delivers again may take longer: two of one item do no harm.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How often a sweep sends an item. An item that is still not done then crashes the function each time: only the
    /// queue's few deliveries then get rid of it.
    /// </summary>
    public const int MaxTimesSentAgain = 5;

    /// <summary>Whether it is left to an operator, as its messages are in the dead-letter queue.</summary>
    public bool NeedsOperator => IsGivenUp || ResendCount >= MaxTimesSentAgain;

    /// <summary>Whether the message that should have led to it must be taken for lost.</summary>
    public bool IsOverdue(DateTimeOffset now) =>
        !NeedsOperator && !(LeasedUntil > now) && (RetryAt ?? DecidedAt) + Grace <= now;
}
