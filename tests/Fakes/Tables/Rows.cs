using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>
/// The items, by partition and within it by sort key. Each is kept as UTF-8 JSON, which is a tenth of a parsed one: a day of usage of a
/// thousand accounts is millions of items. For one thread at a time.
/// </summary>
internal sealed class Rows
{
    private const string Owner = "GSI1PK";

    /// <summary>Base64 stays as it is.</summary>
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, SortedList<string, byte[]>> partitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<TableKey>> byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<TableKey, string> owners = [];

    public IEnumerable<JsonObject> All => partitions.Values.SelectMany(partition => partition.Values).Select(Read);

    public IEnumerable<TableKey> Keys => partitions.SelectMany(partition => partition.Value.Keys.Select(sort => new TableKey(partition.Key, sort)));

    /// <returns>An object of the caller's own.</returns>
    public JsonObject? Find(TableKey key) =>
        partitions.TryGetValue(key.Partition, out var partition) && partition.TryGetValue(key.Sort, out var item) ? Read(item) : null;

    /// <summary>Writes the item, or removes it when it is null.</summary>
    public void Set(TableKey key, JsonObject? item)
    {
        Index(key, item?[Owner]?["S"]?.GetValue<string>());
        if (!partitions.TryGetValue(key.Partition, out var partition))
        {
            partitions[key.Partition] = partition = new SortedList<string, byte[]>(1, StringComparer.Ordinal);
        }

        if (item is not null)
        {
            partition[key.Sort] = Write(item);
        }
        else if (partition.Remove(key.Sort) && partition.Count == 0)
        {
            partitions.Remove(key.Partition);
        }
    }

    /// <summary>The items of an owner, in no order: the index <c>GSI1</c>.</summary>
    public IEnumerable<JsonObject> OfOwner(string owner) => byOwner.GetValueOrDefault(owner, []).Select(key => Find(key)!);

    /// <summary>The items of a partition whose sort keys begin with the prefix, in their order or against it.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="prefix">Empty for all.</param>
    /// <param name="after">The sort key behind which to begin; null for the first.</param>
    /// <param name="forward">In their order.</param>
    public IEnumerable<JsonObject> Range(string partitionKey, string prefix, string? after, bool forward)
    {
        if (!partitions.TryGetValue(partitionKey, out var partition))
        {
            yield break;
        }

        var step = forward ? 1 : -1;
        var start = forward
            ? FirstNotBelow(partition, after ?? prefix)
            : FirstNotBelow(partition, after ?? prefix + char.MaxValue) - 1;
        for (var index = start; index >= 0 && index < partition.Count; index += step)
        {
            var key = partition.GetKeyAtIndex(index);
            if (key == after)
            {
                continue;
            }

            if (!key.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            yield return Read(partition.GetValueAtIndex(index));
        }
    }

    private void Index(TableKey key, string? owner)
    {
        if (owners.Remove(key, out var before))
        {
            byOwner[before].Remove(key);
        }

        if (owner is null)
        {
            return;
        }

        owners.Add(key, owner);
        if (!byOwner.TryGetValue(owner, out var keys))
        {
            byOwner[owner] = keys = [];
        }

        keys.Add(key);
    }

    private static JsonObject Read(byte[] item) => JsonNode.Parse(item)!.AsObject();

    private static byte[] Write(JsonObject item)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Compact))
        {
            item.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static int FirstNotBelow(SortedList<string, byte[]> partition, string key)
    {
        var (low, high) = (0, partition.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(partition.GetKeyAtIndex(middle), key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
