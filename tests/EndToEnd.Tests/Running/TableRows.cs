using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>The rows of the table as anybody with the AWS console would see them.</summary>
public static class TableRows
{
    public static async Task<List<Dictionary<string, AttributeValue>>> RowsAsync(this SandboxHost sandbox, string prefix = "")
    {
        var rows = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var page = await sandbox.Clients.DynamoDb.ScanAsync(
                new ScanRequest { TableName = sandbox.Resources.Table, ExclusiveStartKey = from, ConsistentRead = true },
                TestContext.Current.CancellationToken);
            rows.AddRange((page.Items ?? []).Where(row => $"{row["PK"].S} {row["SK"].S}".Contains(prefix, StringComparison.Ordinal)));
            from = page.LastEvaluatedKey is { Count: > 0 } more ? more : null;
        }
        while (from is not null);
        return rows;
    }
}
