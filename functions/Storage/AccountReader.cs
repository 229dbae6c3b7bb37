using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads cloud accounts.</summary>
internal sealed class AccountReader(Table table)
{
    public async Task<CloudAccount?> FindAsync(CloudAccountId id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Account(id), cancellationToken) is { } item ? AccountRow.Read(item) : null;
}
