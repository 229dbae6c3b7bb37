using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>Partition key and sort key of an item.</summary>
internal readonly record struct TableKey(string Partition, string Sort)
{
    public static TableKey Of(JsonNode item) => new(Text(item, "PK"), Text(item, "SK"));

    public JsonObject ToJson() => new()
    {
        ["PK"] = new JsonObject { ["S"] = Partition },
        ["SK"] = new JsonObject { ["S"] = Sort },
    };

    private static string Text(JsonNode item, string name) =>
        item[name]?["S"]?.GetValue<string>() is { Length: > 0 } text
            ? text
            : throw new TableRefusalException($"One of the required keys was not given a value: {name}");
}
