using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Storage.Rows;

/// <summary>
/// Content that may be large, as compressed JSON in one item, or in several when it does not fit: the first has the key, the others the
/// same sort key with a number behind it. An account of 10,000 workspaces has about 250 KB for each dimension.
/// </summary>
internal static class PackedContent
{
    /// <summary>An item holds 400 KB, with its other attributes.</summary>
    private const int MaxBytes = 350 * 1024;

    private const string Content = "content";
    private const string Parts = "parts";

    /// <summary>The number of an item that is not the first.</summary>
    public const string Part = "part";

    /// <param name="first">The key and all other attributes.</param>
    /// <returns>The items to put, the first of them first.</returns>
    public static IReadOnlyList<Item> Pack<T>(this Item first, T value, JsonTypeInfo<T> type)
    {
        var bytes = Compress(value, type);
        var parts = bytes.Chunk(MaxBytes).Select(part => new AttributeValue { B = new MemoryStream(part) }).ToList();
        first[Content] = parts[0];
        first.With(Parts, parts.Count == 1 ? (long?)null : parts.Count);
        var key = Key.Of(first);
        return
        [
            first,
            .. parts.Skip(1).Select((part, index) =>
            {
                var item = PartKey(key, index + 1).ToItem().Expiring(first.ExpiresAt());
                item[Content] = part;
                return item.With(Part, index + 1);
            }),
        ];
    }

    /// <summary>The keys of all items that hold the content, as its first item says.</summary>
    public static IEnumerable<Key> KeysOf(Item first) => Enumerable.Range(0, PartsOf(first)).Select(number => PartKey(Key.Of(first), number));

    /// <summary>Whether it is the first item of its content.</summary>
    public static bool IsFirst(Item item) => !item.ContainsKey(Part);

    /// <summary>The keys of all items that hold the content, as they were packed.</summary>
    public static IEnumerable<Key> KeysOf(IReadOnlyList<Item> packed) => packed.Select(Key.Of);

    /// <summary>Reads the content.</summary>
    /// <param name="first">The first item.</param>
    /// <param name="others">The other items, by key.</param>
    public static T Unpack<T>(this Item first, JsonTypeInfo<T> type, IReadOnlyDictionary<Key, Item>? others = null)
    {
        using var bytes = new MemoryStream();
        foreach (var key in KeysOf(first))
        {
            var item = key == Key.Of(first) ? first : others?.GetValueOrDefault(key);
            (item ?? throw new InvalidOperationException($"A part is missing: {key.Sort}"))[Content].B.WriteTo(bytes);
        }

        return Decompress(bytes, type);
    }

    /// <summary>Compressed JSON in one attribute, for what is always small.</summary>
    public static Item WithPacked<T>(this Item item, string name, T value, JsonTypeInfo<T> type)
    {
        item[name] = new AttributeValue { B = new MemoryStream(Compress(value, type)) };
        return item;
    }

    public static T UnpackOne<T>(this Item item, string name, JsonTypeInfo<T> type) => Decompress(item[name].B, type);

    private static T Decompress<T>(MemoryStream bytes, JsonTypeInfo<T> type)
    {
        bytes.Position = 0;
        using var json = new GZipStream(bytes, CompressionMode.Decompress, leaveOpen: true);
        return JsonSerializer.Deserialize(json, type) ?? throw new InvalidOperationException("The content is null.");
    }

    private static int PartsOf(Item first) => (int)(first.NumberOrNull(Parts) ?? 1);

    private static Key PartKey(Key first, int number) =>
        number == 0 ? first : first with { Sort = string.Create(CultureInfo.InvariantCulture, $"{first.Sort}~{number:D4}") };

    private static byte[] Compress<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        using var bytes = new MemoryStream();
        using (var compressed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            compressed.Write(json);
        }

        return bytes.ToArray();
    }

    private static DateTimeOffset? ExpiresAt(this Item item) =>
        item.NumberOrNull(SettlementTable.ExpiresAt) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
