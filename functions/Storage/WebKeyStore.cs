using System.Buffers.Text;
using System.Globalization;
using Amazon.DynamoDBv2;
using Guance.Serverless.Contracts;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>
/// The key ring that protects the pages' cookies: a sequence of wrapped elements. This class does not unwrap them.
/// </summary>
public sealed class WebKeyStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private const string Wrapped = "wrapped";
    private readonly Table table = new(client, options, time);

    /// <summary>All elements, in the order in which they were added. Rows without a wrapped element are ignored.</summary>
    public async Task<IReadOnlyList<WrappedWebKey>> AllAsync(CancellationToken cancellationToken)
    {
        var elements = new List<WrappedWebKey>();
        await foreach (var item in table.QueryAsync(Keys.WebKeys, prefix: null, cancellationToken))
        {
            if (item.TryGetValue(Wrapped, out var wrapped) && wrapped.S is { } text && Base64.IsValid(text)
                && int.TryParse(item[SettlementTable.SortKey].S, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            {
                elements.Add(new WrappedWebKey(place, Convert.FromBase64String(text)));
            }
        }

        return elements;
    }

    /// <summary>
    /// Adds an element at the place after the last one read, so that only a caller that has read the ring can add to it.
    /// </summary>
    /// <returns>False when another instance was first: read its element.</returns>
    public Task<bool> TryAddAsync(WrappedWebKey element, CancellationToken cancellationToken) => table.TryPutAsync(
        Keys.WebKey(element.Place).ToItem().With(Wrapped, Convert.ToBase64String(element.Bytes.Span)),
        new Condition($"attribute_not_exists({SettlementTable.PartitionKey})", []),
        cancellationToken);
}

/// <summary>An element of the key ring that only KMS can open.</summary>
/// <param name="Place">Position in the ring, from 1.</param>
/// <param name="Bytes">Encrypted by KMS.</param>
public sealed record WrappedWebKey(int Place, ReadOnlyMemory<byte> Bytes);
