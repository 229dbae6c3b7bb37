using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Sandbox.Calls;

/// <summary>
/// DynamoDB's calls as IAM counts them: each operation of a transaction by itself, and the beginnings of the partition keys, which
/// the condition dynamodb:LeadingKeys can hold a function to.
/// </summary>
internal static class TableCalls
{
    public static IEnumerable<string> Read(string operation, JsonNode input) => operation switch
    {
        "GetItem" or "PutItem" or "UpdateItem" or "DeleteItem" => [OfItem(operation, input)],
        "TransactGetItems" or "TransactWriteItems" =>
            from item in input["TransactItems"]!.AsArray()
            from part in item!.AsObject()
            select OfItem(part.Key + "Item", part.Value!), // Put, Update, Delete, ConditionCheck, Get
        "BatchGetItem" =>
            from table in input["RequestItems"]!.AsObject()
            from key in table.Value!["Keys"]!.AsArray()
            select Line(operation, Table(table.Key), PartitionOf(key)),
        "Query" => [OfQuery(input)],
        _ => [Line(operation, Table((string?)input["TableName"]), IamCalls.Unknown)],
    };

    private static string OfItem(string action, JsonNode input) =>
        Line(action, Table((string?)input["TableName"]), PartitionOf(input["Key"] ?? input["Item"]));

    private static string OfQuery(JsonNode input)
    {
        var index = (string?)input["IndexName"];
        var partition = index is SettlementTable.OwnerIndex ? SettlementTable.OwnerIndexPartitionKey : SettlementTable.PartitionKey;
        var value = IamCalls.Text(input["KeyConditionExpression"]).Split(" AND ")
            .Select(condition => condition.Split(" = "))
            .Where(condition => condition is [var attribute, _] && attribute == partition)
            .Select(condition => IamCalls.Text(input["ExpressionAttributeValues"]?[condition[1]]?["S"]))
            .FirstOrDefault(IamCalls.Unknown);
        return Line("Query", index is null ? Table((string?)input["TableName"]) : $"index/{index}", value);
    }

    private static string Line(string action, string resource, string partition) =>
        $"dynamodb:{action} {resource} {Beginning(partition)}";

    /// <returns>Up to and including the first #; all of a key that has none.</returns>
    private static string Beginning(string partition) =>
        partition.IndexOf('#', StringComparison.Ordinal) is >= 0 and var end ? partition[..(end + 1)] : partition;

    private static string Table(string? name) => name is SettlementTable.Name ? "table" : $"table/{name}";

    private static string PartitionOf(JsonNode? item) => IamCalls.Text(item?[SettlementTable.PartitionKey]?["S"]);
}
