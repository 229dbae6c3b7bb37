using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Sandbox.Demo;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>The rows of the table, chosen by a part of their keys.</summary>
public static class RowsByKey
{
    public static async Task<List<Dictionary<string, AttributeValue>>> RowsAsync(this SandboxHost sandbox, string part = "") =>
    [
        .. (await new TableRows(sandbox).AllAsync(TestContext.Current.CancellationToken))
            .Where(row => $"{row["PK"].S} {row["SK"].S}".Contains(part, StringComparison.Ordinal)),
    ];
}
