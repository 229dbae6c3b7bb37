using Amazon.DynamoDBv2;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads claims.</summary>
public sealed class ClaimStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private readonly Table table = new(client, options, time);

    /// <returns>The claim, used or not; null when there is none or it has expired.</returns>
    public async Task<Claim?> FindAsync(ClaimToken token, CancellationToken cancellationToken)
    {
        var hash = token.Hash;
        return await table.GetAsync(Keys.Claim(hash), cancellationToken) is { } item ? ClaimRow.Read(hash, item) : null;
    }
}
