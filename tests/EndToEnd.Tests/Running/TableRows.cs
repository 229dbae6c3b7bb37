using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>The rows of the table as anybody with the AWS console would see them.</summary>
public static class TableRows
{
    public static async Task<List<Dictionary<string, AttributeValue>>> RowsAsync(this SandboxHost sandbox, string prefix = "")
    {
        var rows = new List<Dictionary<string, AttributeValue>>();
        var request = new ScanRequest { TableName = sandbox.Resources.Table, ConsistentRead = true };
        do
        {
            var page = await sandbox.Clients.DynamoDb.ScanAsync(request, TestContext.Current.CancellationToken);
            rows.AddRange((page.Items ?? []).Where(row => $"{row["PK"].S} {row["SK"].S}".Contains(prefix, StringComparison.Ordinal)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return rows;
    }
}
