using Amazon.DynamoDBv2;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads how workspaces are settled.</summary>
public sealed class WorkspaceStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private readonly Table table = new(client, options, time);

    /// <returns>One for each key, consistent; version 0 for a workspace that this service has never set.</returns>
    public async Task<IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement>> SettlementsAsync(
        IReadOnlyCollection<WorkspaceKey> keys, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(keys.Select(Keys.Settlement), cancellationToken);
        return keys.Distinct().ToDictionary(
            key => key,
            key => rows.TryGetValue(Keys.Settlement(key), out var item)
                ? SettlementRow.Read(key, item)
                : new WorkspaceSettlement(key));
    }
}
