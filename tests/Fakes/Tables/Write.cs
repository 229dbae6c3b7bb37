using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>One write as DynamoDB's JSON asks for it: alone or as a part of a transaction.</summary>
/// <param name="Kind">Put, Update, Delete or ConditionCheck.</param>
/// <param name="Request">Its own object.</param>
internal sealed record Write(string Kind, JsonObject Request)
{
    public TableKey Key { get; } = TableKey.Of(Request[Kind == "Put" ? "Item" : "Key"]!);

    /// <summary>Whether a refusal tells the item as it is.</summary>
    public bool TellsItem => Request["ReturnValuesOnConditionCheckFailure"]?.GetValue<string>() == "ALL_OLD";

    /// <returns>The item as it shall be, null when there shall be none; or false when the condition does not hold.</returns>
    public (bool Holds, JsonObject? After) Decide(JsonObject? before)
    {
        var used = new HashSet<string>();
        var values = Request["ExpressionAttributeValues"];
        var holds = Expression.Holds(Text("ConditionExpression"), before, values, used);
        var after = Kind switch
        {
            "Put" => Request["Item"]!.DeepClone().AsObject(),
            "Update" => Updated(before, values, used),
            "Delete" => null,
            "ConditionCheck" => before,
            _ => throw new TableRefusalException($"No such write: {Kind}"),
        };
        if (values?.AsObject().Count == 0)
        {
            throw new TableRefusalException("ExpressionAttributeValues must not be empty");
        }

        var unused = values?.AsObject().Select(value => value.Key).Where(name => !used.Contains(name)).ToList() ?? [];
        return unused.Count > 0
            ? throw new TableRefusalException($"Value provided in ExpressionAttributeValues unused in expressions: {string.Join(", ", unused)}")
            : ItemSize.Of(after) > ItemSize.Largest
                ? throw new TableRefusalException("Item size has exceeded the maximum allowed size")
                : (holds, after);
    }

    private JsonObject Updated(JsonObject? before, JsonNode? values, HashSet<string> used)
    {
        var after = before?.DeepClone().AsObject() ?? Key.ToJson();
        Expression.Update(Text("UpdateExpression")!, after, values, used);
        return after;
    }

    /// <summary>An expression with the names of attributes in place of their substitutes.</summary>
    private string? Text(string expression) =>
        (Request["ExpressionAttributeNames"]?.AsObject() ?? []).Aggregate(
            Request[expression]?.GetValue<string>(),
            (text, name) => text?.Replace(name.Key, name.Value!.GetValue<string>(), StringComparison.Ordinal));
}
