using System.Collections.Immutable;
using Amazon.DynamoDBv2;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads orders to change who pays for workspaces, and stores the parts of new ones.</summary>
public sealed class PayerOrderStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private const int MaxPutsAtOnce = 4;
    private readonly Table table = new(client, options, time);

    public async Task<PayerOrder?> FindAsync(Ulid id, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.PayerOrder(id), cancellationToken) is { } item ? PayerOrderRow.Read(item) : null;

    /// <summary>
    /// Stores the parts, before the transaction that stores their order. Parts without an order have no effect and expire.
    /// </summary>
    public async Task PutAsync(ImmutableArray<PayerOrderPart> parts, CancellationToken cancellationToken)
    {
        foreach (var some in parts.Chunk(MaxPutsAtOnce))
        {
            await Task.WhenAll(some.Select(part => table.PutAsync(PayerOrderPartRow.Write(part), cancellationToken)));
        }
    }

    /// <exception cref="InvalidOperationException">The order has no such part.</exception>
    public async Task<PayerOrderPart> PartAsync(PayerOrder order, int number, CancellationToken cancellationToken) =>
        await table.GetAsync(Keys.PayerOrderPart(order.PartsId, number), cancellationToken) is { } item
            ? PayerOrderPartRow.Read(item)
            : throw new InvalidOperationException($"Order {order.Id} has no part {number}.");

    /// <summary>Outcomes of the order's workspaces, in the order's sequence.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isInForce">Whether the workspaces are wanted that the account pays for, or the others.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<ImmutableArray<WorkspaceOutcome>> OutcomesAsync(
        PayerOrder order, bool isInForce, int limit, CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<WorkspaceOutcome>();

        // One part at a time: most often the first has enough.
        var query = table.Query(Keys.PayerOrderParts(order.PartsId), prefix: null);
        query.Limit = 1;
        await foreach (var item in table.QueryAsync(query, cancellationToken))
        {
            var part = PayerOrderPartRow.Read(item);
            outcomes.AddRange(part.Outcomes.Where(one => one.IsInForce == isInForce).Take(limit - outcomes.Count));
            if (outcomes.Count == limit)
            {
                break;
            }
        }

        return outcomes.ToImmutable();
    }
}
