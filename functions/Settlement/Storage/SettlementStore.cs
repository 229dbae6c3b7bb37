using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Reads what the lifecycle decides on, and stores what it decided.</summary>
public sealed class SettlementStore
{
    /// <returns>Null when the notice has been heard before.</returns>
    public Task<Known?> ReadAsync(Notice notice, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Known> ReadAsync(SubscriptionId subscription, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>False when something that was read has changed since, so that nothing was stored.</returns>
    public Task<bool> CommitAsync(Changes changes, CancellationToken cancellationToken) => throw new NotImplementedException();
}
