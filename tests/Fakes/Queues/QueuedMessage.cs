namespace Guance.Serverless.Fakes.Queues;

/// <summary>A message as its queue keeps it.</summary>
internal sealed record QueuedMessage(string Id, string Body, DateTimeOffset SentAt)
{
    /// <summary>Not delivered before.</summary>
    public DateTimeOffset VisibleAt { get; init; } = SentAt;

    /// <summary>The trace header that it was sent with; null when a service sent it that has none.</summary>
    public string? Trace { get; init; }

    /// <summary>Deliveries so far.</summary>
    public int Receives { get; init; }
}
