using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Outbox items while they are carried out.</summary>
public sealed class OutboxStore
{
    public Task<bool> ExistsAsync(Ulid id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes an item to carry it out, so that nobody else does at the same time.</summary>
    /// <returns>Whether it was taken, is being carried out by somebody else, or is done (or unknown) already.</returns>
    public Task<OutboxLease> TakeAsync(Ulid id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Notes that it was carried out; it is kept 30 days more.</summary>
    public Task CompleteAsync(Ulid id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lets it go without success, for the next try.</summary>
    public Task ReleaseAsync(Ulid id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
