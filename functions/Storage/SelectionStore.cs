using Amazon.DynamoDBv2;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>
/// What a buyer has chosen so far, before it is confirmed. Each is stored under an id of its own and never changed, so that the
/// browser's Back button and a second tab show what they showed before.
/// </summary>
public sealed class SelectionStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    /// <summary>How long a buyer may take between two steps.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly Table table = new(client, options, time);

    /// <returns>The new id.</returns>
    public async Task<Ulid> SaveAsync(Username buyer, string body, CancellationToken cancellationToken)
    {
        var id = Ulid.NewUlid(time.GetUtcNow());
        var item = Keys.Selection(id).ToItem().With("buyer", buyer.Value).With("body", body).Expiring(id.Time + Kept);
        await table.PutAsync(item, cancellationToken);
        return id;
    }

    /// <returns>Null when there is none, it has expired, or another buyer saved it.</returns>
    public async Task<string?> FindAsync(Ulid id, Username buyer, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.Selection(id), cancellationToken) is { } item && item.Text("buyer") == buyer.Value ? item.Text("body") : null;
}
