using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Storage;

/// <summary>Result of taking the lease of an outbox item.</summary>
public abstract record OutboxLease
{
    private OutboxLease()
    {
    }

    /// <summary>The caller may dispatch it.</summary>
    public sealed record Taken(OutboxItem Item) : OutboxLease;

    /// <summary>Another function has it; its lease has not expired.</summary>
    public sealed record Busy : OutboxLease;

    /// <summary>It was dispatched before, or does not exist.</summary>
    public sealed record Done : OutboxLease;
}
