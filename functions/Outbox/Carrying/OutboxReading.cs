namespace Guance.Serverless.Outbox.Carrying;

/// <summary>What a message of the queue turned out to be.</summary>
public abstract record OutboxReading
{
    private OutboxReading()
    {
    }

    /// <summary>An outbox item is to be carried out.</summary>
    public sealed record Item(Errand Errand) : OutboxReading;

    /// <summary>The items that no message leads to any more are to be found.</summary>
    /// <param name="From">The hour to begin with; null for where the last sweep has left off.</param>
    public sealed record Sweep(DateTimeOffset? From) : OutboxReading;

    /// <summary>It is neither. People must look at it.</summary>
    public sealed record Unreadable : OutboxReading;
}
