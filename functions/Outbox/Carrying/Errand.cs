namespace Guance.Serverless.Outbox.Carrying;

/// <summary>What a message of the queue asks for: to carry out one outbox item.</summary>
/// <param name="Item">Id of the outbox item.</param>
/// <param name="FailingSince">When it failed for the first time; null while it has not, as in what the table's stream sends.</param>
/// <param name="PutOffAt">When this function sent the message, having failed; null when it did not send it.</param>
public readonly record struct Errand(Ulid Item, DateTimeOffset? FailingSince = null, DateTimeOffset? PutOffAt = null);
