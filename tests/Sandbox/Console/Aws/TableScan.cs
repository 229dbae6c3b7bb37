using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Aws;

/// <summary>A row of the table.</summary>
/// <param name="Attributes">All attributes, in DynamoDB's types.</param>
internal sealed record TableRow(Dictionary<string, AttributeValue> Attributes)
{
    public string PartitionKey => Attributes[SettlementTable.PartitionKey].S;

    public string SortKey => Attributes[SettlementTable.SortKey].S;

    /// <summary>What kind of row it is: how its keys begin, such as <c>ACCOUNT WORKSPACE</c>.</summary>
    public string Kind
    {
        get
        {
            var (partition, sort) = (PartitionKey.Split('#')[0], SortKey.Split('#')[0]);
            return sort == partition || !sort.All(char.IsAsciiLetterUpper) ? partition : $"{partition} {sort}";
        }
    }

    /// <summary>Its attributes as JSON in one line.</summary>
    public string Json => ReadableJson.Line(Document.FromAttributeMap(Attributes).ToJson());

    /// <summary>Its attributes as JSON to be read.</summary>
    public string Pretty => ReadableJson.Indent(Document.FromAttributeMap(Attributes).ToJson());

    /// <summary>Its attributes but for the keys, as JSON in one line.</summary>
    public string Rest => new TableRow(
        Attributes.Where(one => one.Key is not (SettlementTable.PartitionKey or SettlementTable.SortKey)).ToDictionary()).Json;

    /// <summary>Where the console shows it whole.</summary>
    public string Address => "/table/row" + QueryString.Create(
        [KeyValuePair.Create<string, string?>("pk", PartitionKey), KeyValuePair.Create<string, string?>("sk", SortKey)]);
}

/// <summary>Reads the table for people, and for tests that look at all of it.</summary>
internal static class TableScan
{
    /// <summary>Every row, by its keys.</summary>
    public static async Task<List<TableRow>> AllAsync(IAmazonDynamoDB dynamo, string table, CancellationToken stop)
    {
        var rows = new List<TableRow>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, stop);
            rows.AddRange((page.Items ?? []).Select(item => new TableRow(item)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return [.. rows.OrderBy(row => row.PartitionKey, StringComparer.Ordinal).ThenBy(row => row.SortKey, StringComparer.Ordinal)];
    }

    /// <returns>Null when there is no such row.</returns>
    public static async Task<TableRow?> FindAsync(IAmazonDynamoDB dynamo, string table, string partition, string sort, CancellationToken stop)
    {
        var answer = await dynamo.GetItemAsync(table, Key(partition, sort), consistentRead: true, stop);
        return answer.Item is { Count: > 0 } item ? new(item) : null;
    }

    /// <summary>Deletes the rows whose time to live has passed, as DynamoDB does within some days.</summary>
    public static async Task DeleteExpiredAsync(IAmazonDynamoDB dynamo, string table, DateTimeOffset now, CancellationToken stop)
    {
        var seconds = now.ToUnixTimeSeconds();
        foreach (var row in await AllAsync(dynamo, table, stop))
        {
            if (row.Attributes.GetValueOrDefault(SettlementTable.ExpiresAt)?.N is { } until && long.Parse(until, null) < seconds)
            {
                await dynamo.DeleteItemAsync(table, Key(row.PartitionKey, row.SortKey), stop);
            }
        }
    }

    private static Dictionary<string, AttributeValue> Key(string partition, string sort) =>
        new() { [SettlementTable.PartitionKey] = new(partition), [SettlementTable.SortKey] = new(sort) };
}
