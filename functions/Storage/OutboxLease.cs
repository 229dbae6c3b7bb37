using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Storage;

/// <summary>What came of taking an outbox item.</summary>
public abstract record OutboxLease
{
    private OutboxLease()
    {
    }

    /// <summary>Ours to carry out.</summary>
    public sealed record Taken(OutboxItem Item) : OutboxLease;

    /// <summary>Somebody else is at it; their lease has not run out.</summary>
    public sealed record Busy : OutboxLease;

    /// <summary>It was carried out before, or is gone.</summary>
    public sealed record Done : OutboxLease;
}
