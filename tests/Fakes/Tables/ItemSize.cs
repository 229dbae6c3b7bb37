using System.Text;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>How large an item is by DynamoDB's rules, and what writing it costs.</summary>
internal static class ItemSize
{
    public const int Largest = 400 * 1024;

    private const int Unit = 1024;
    private const int ReadUnit = 4 * Unit;

    public static int Of(JsonObject? item) =>
        item?.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + OfValue(attribute.Value!.AsObject())) ?? 0;

    /// <summary>Write units: one for each kilobyte that was begun; an item that does not exist costs one too.</summary>
    public static int Units(int bytes) => Math.Max(1, (bytes + Unit - 1) / Unit);

    /// <summary>Read units of a consistent read; an item that does not exist, and a query that finds nothing, cost one too.</summary>
    public static int ReadUnits(int bytes) => Math.Max(1, (bytes + ReadUnit - 1) / ReadUnit);

    private static int Decoded(string base64) => (base64.Length / 4 * 3) - base64.AsSpan()[^Math.Min(2, base64.Length)..].Count('=');

    private static int OfValue(JsonObject value)
    {
        var (type, content) = value.Single();
        return type switch
        {
            "S" => Encoding.UTF8.GetByteCount(content!.GetValue<string>()),
            "N" => (content!.GetValue<string>().Length / 2) + 2,
            "B" => Decoded(content!.GetValue<string>()),
            "BOOL" or "NULL" => 1,
            "M" => 3 + content!.AsObject().Sum(one => 1 + Encoding.UTF8.GetByteCount(one.Key) + OfValue(one.Value!.AsObject())),
            "L" => 3 + content!.AsArray().Sum(one => 1 + OfValue(one!.AsObject())),
            _ => throw new NotSupportedException($"No row of ours has an attribute of type {type}."),
        };
    }
}
