using System.Globalization;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>An item as it was when the test looked.</summary>
/// <param name="Partition">Its partition key.</param>
/// <param name="Sort">Its sort key.</param>
/// <param name="Attributes">All attributes in DynamoDB's JSON, keys included.</param>
internal sealed record StoredItem(string Partition, string Sort, JsonObject Attributes)
{
    public bool IsIn(string partitionPrefix) => Partition.StartsWith(partitionPrefix, StringComparison.Ordinal);

    public string? Text(string name) => Attributes[name]?["S"]?.GetValue<string>();

    public long? Number(string name) =>
        Attributes[name]?["N"]?.GetValue<string>() is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The maps of a list attribute; none when it is missing.</summary>
    public IReadOnlyList<StoredMap> Maps(string name) =>
        [.. (Attributes[name]?["L"]?.AsArray() ?? []).Select(one => new StoredMap(one!["M"]!.AsObject()))];

    public bool? Truth(string name) => Attributes[name]?["BOOL"]?.GetValue<bool>();
}

/// <summary>A map in an item.</summary>
internal sealed record StoredMap(JsonObject Attributes)
{
    public string? Text(string name) => Attributes[name]?["S"]?.GetValue<string>();

    /// <summary>A map in the map; null when it is missing.</summary>
    public StoredMap? Map(string name) => Attributes[name]?["M"] is JsonObject map ? new(map) : null;
}
