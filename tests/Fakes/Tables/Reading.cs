using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>The reads: each sees one state of the table, and tells the read units that it would cost if it were consistent.</summary>
internal static class Reading
{
    private const int MaxKeys = 100;
    private const int MaxBytes = 1024 * 1024;

    public static JsonObject Get(Rows rows, JsonObject request, out int units)
    {
        var item = rows.Find(TableKey.Of(request["Key"]!));
        units = ItemSize.ReadUnits(ItemSize.Of(item));
        return item is null ? [] : new JsonObject { ["Item"] = item };
    }

    public static JsonObject BatchGet(Rows rows, JsonObject request, out int units)
    {
        var (table, asked) = request["RequestItems"]!.AsObject().Single();
        var keys = asked!["Keys"]!.AsArray().Select(key => TableKey.Of(key!)).ToList();
        if (keys.Count is 0 or > MaxKeys || keys.Distinct().Count() < keys.Count)
        {
            throw new TableRefusalException("Too many items requested for the BatchGetItem call, or duplicates among them");
        }

        var found = keys.Select(rows.Find).ToList();
        units = found.Sum(item => ItemSize.ReadUnits(ItemSize.Of(item)));
        return new JsonObject
        {
            ["Responses"] = new JsonObject { [table] = new JsonArray([.. found.OfType<JsonObject>()]) },
            ["UnprocessedKeys"] = new JsonObject(),
        };
    }

    /// <summary>A page ends at the limit, or at a megabyte, whichever comes first.</summary>
    public static JsonObject Query(Rows rows, JsonObject request, out int units)
    {
        var index = request["IndexName"] is not null;
        var page = new JsonArray();
        var (filter, used) = (request["FilterExpression"]?.GetValue<string>(), new HashSet<string>());
        var (limit, bytes) = (request["Limit"]?.GetValue<int>() ?? int.MaxValue, 0);
        JsonObject? last = null;
        foreach (var item in index ? ByOwner(rows, request) : ByPartition(rows, request))
        {
            if (page.Count == limit || bytes > MaxBytes)
            {
                units = ItemSize.ReadUnits(bytes);
                return new JsonObject { ["Items"] = page, ["Count"] = page.Count, ["LastEvaluatedKey"] = Position(last!, index) };
            }

            bytes += ItemSize.Of(item);
            if (Expression.Holds(filter, item, request["ExpressionAttributeValues"], used))
            {
                page.Add(Project(item, request));
            }

            last = item;
        }

        units = ItemSize.ReadUnits(bytes);

        // A page that is just full ends with a position, though nothing follows it.
        var answer = new JsonObject { ["Items"] = page, ["Count"] = page.Count };
        if (page.Count == limit)
        {
            answer["LastEvaluatedKey"] = Position(last!, index);
        }

        return answer;
    }

    private static IEnumerable<JsonObject> ByPartition(Rows rows, JsonObject request)
    {
        var prefix = request["KeyConditionExpression"]!.GetValue<string>() switch
        {
            "PK = :partition" => "",
            "PK = :partition AND begins_with(SK, :prefix)" => Value(request, ":prefix"),
            var other => throw new TableRefusalException($"Invalid KeyConditionExpression: {other}"),
        };
        var after = request["ExclusiveStartKey"] is { } start ? TableKey.Of(start).Sort : null;
        return rows.Range(Value(request, ":partition"), prefix, after, IsForward(request));
    }

    private static IEnumerable<JsonObject> ByOwner(Rows rows, JsonObject request)
    {
        if (request["KeyConditionExpression"]!.GetValue<string>() != "GSI1PK = :owner" || request["ConsistentRead"]?.GetValue<bool>() is true)
        {
            throw new TableRefusalException("Invalid KeyConditionExpression, or a consistent read of an index");
        }

        var owner = Value(request, ":owner");
        var owned = rows.OfOwner(owner).OrderBy(item => Text(item, "GSI1SK"), StringComparer.Ordinal);
        var after = request["ExclusiveStartKey"] is { } start ? Text(start, "GSI1SK") : null;
        return IsForward(request)
            ? owned.Where(item => after is null || string.CompareOrdinal(Text(item, "GSI1SK"), after) > 0)
            : owned.Reverse().Where(item => after is null || string.CompareOrdinal(Text(item, "GSI1SK"), after) < 0);
    }

    /// <summary>An item with the attributes that are asked for: what is read, and costs, is the whole item all the same.</summary>
    private static JsonObject Project(JsonObject item, JsonObject request)
    {
        if (request["ProjectionExpression"]?.GetValue<string>() is not { } projection)
        {
            return item;
        }

        var names = projection.Split(',', StringSplitOptions.TrimEntries)
            .Select(name => request["ExpressionAttributeNames"]?[name]?.GetValue<string>() ?? name);
        return new JsonObject(names.Where(item.ContainsKey).Select(name => KeyValuePair.Create(name, item[name]?.DeepClone())));
    }

    private static bool IsForward(JsonObject request) => request["ScanIndexForward"]?.GetValue<bool>() ?? true;

    private static string Value(JsonObject request, string name) => Text(request["ExpressionAttributeValues"]!, name)!;

    private static string? Text(JsonNode item, string name) => item[name]?["S"]?.GetValue<string>();

    private static JsonObject Position(JsonObject item, bool index)
    {
        var position = TableKey.Of(item).ToJson();
        foreach (var name in index ? new[] { "GSI1PK", "GSI1SK" } : [])
        {
            position[name] = item[name]!.DeepClone();
        }

        return position;
    }
}
