namespace Guance.Serverless.Settlement.Outbox;

/// <summary>A stored side effect that must be dispatched.</summary>
/// <param name="Id">Messages of the outbox queue contain only this.</param>
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
    /// <summary>
    /// Longer than the pipe and the queue take. A redelivered message may take longer: two messages of one item are harmless.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How often a sweep sends an item. One that is still not done after that crashes the function each time, and only the
    /// queue's limit of deliveries stops its message.
    /// </summary>
    public const int MaxResends = 5;

    /// <summary>Whether an operator must redrive it: its messages are in the dead-letter queue.</summary>
    public bool NeedsOperator => IsGivenUp || ResendCount >= MaxResends;

    /// <summary>Whether its message must be considered lost.</summary>
    public bool IsOverdue(DateTimeOffset now) =>
        !NeedsOperator && !(LeasedUntil > now) && (RetryAt ?? DecidedAt) + Grace <= now;
}
