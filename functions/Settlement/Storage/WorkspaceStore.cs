using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Reads how workspaces are settled.</summary>
public sealed class WorkspaceStore
{
    /// <returns>One for each key, consistent; version 0 for a workspace that this service has never set.</returns>
    public Task<IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement>> SettlementsAsync(
        IReadOnlyCollection<WorkspaceKey> keys, CancellationToken cancellationToken) => throw new NotImplementedException();
}
