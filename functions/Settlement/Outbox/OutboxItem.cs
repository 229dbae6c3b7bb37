namespace Guance.Serverless.Settlement.Outbox;

/// <summary>An outbox message on its way to be carried out.</summary>
/// <param name="Id">By it the queue speaks of the item.</param>
/// <param name="Message">What is to be done.</param>
public sealed record OutboxItem(Ulid Id, OutboxMessage Message);
