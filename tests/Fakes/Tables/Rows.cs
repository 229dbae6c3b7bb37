using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>The items, by partition and within it by sort key. For one thread at a time.</summary>
internal sealed class Rows
{
    private readonly Dictionary<string, SortedList<string, JsonObject>> partitions = new(StringComparer.Ordinal);

    public IEnumerable<JsonObject> All => partitions.Values.SelectMany(partition => partition.Values);

    public JsonObject? Find(TableKey key) =>
        partitions.TryGetValue(key.Partition, out var partition) ? partition.GetValueOrDefault(key.Sort) : null;

    /// <summary>Writes the item, or removes it when it is null.</summary>
    public void Set(TableKey key, JsonObject? item)
    {
        if (!partitions.TryGetValue(key.Partition, out var partition))
        {
            partitions[key.Partition] = partition = new SortedList<string, JsonObject>(StringComparer.Ordinal);
        }

        if (item is not null)
        {
            partition[key.Sort] = item;
        }
        else if (partition.Remove(key.Sort) && partition.Count == 0)
        {
            partitions.Remove(key.Partition);
        }
    }

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

            yield return partition.GetValueAtIndex(index);
        }
    }

    private static int FirstNotBelow(SortedList<string, JsonObject> partition, string key)
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
