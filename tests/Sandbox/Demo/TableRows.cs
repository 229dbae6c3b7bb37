using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Console.Aws;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Demo;

/// <summary>What is in the table, as anyone with an AWS client would see it.</summary>
public sealed class TableRows(SandboxHost sandbox)
{
    /// <summary>Every row of the table.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> AllAsync(CancellationToken stop)
    {
        var rows = await TableScan.AllAsync(sandbox.Clients.DynamoDb, sandbox.Resources.Table, stop);
        return [.. rows.Select(row => row.Attributes)];
    }

    /// <summary>The cloud account of this product that has this status.</summary>
    /// <returns>Its row; null when there is none.</returns>
    public async Task<Dictionary<string, AttributeValue>?> AccountAsync(string productCode, string status, CancellationToken stop) =>
        (await AllAsync(stop)).FirstOrDefault(row =>
            Text(row, SettlementTable.SortKey) == "ACCOUNT" && Text(row, "product") == productCode && Text(row, "status") == status);

    /// <summary>Keys, <c>site/id</c>, of the workspaces bound to a cloud account.</summary>
    public async Task<IReadOnlyList<string>> BindingsAsync(string accountKey, CancellationToken stop) =>
    [
        .. (await AllAsync(stop))
            .Where(row => Text(row, SettlementTable.PartitionKey) == accountKey)
            .Select(row => Text(row, SettlementTable.SortKey))
            .Where(key => key.StartsWith("WORKSPACE#", StringComparison.Ordinal))
            .Select(key => key["WORKSPACE#".Length..].Replace('#', '/')),
    ];

    /// <summary>The settlement method that the table holds for a workspace; empty when it holds none.</summary>
    public async Task<string> MethodAsync(string workspace, CancellationToken stop) =>
        (await AllAsync(stop))
            .Where(row => Text(row, SettlementTable.PartitionKey) == $"WORKSPACE#{workspace.Replace('/', '#')}")
            .Select(row => Text(row, "method"))
            .FirstOrDefault() ?? "";

    public static string Text(Dictionary<string, AttributeValue> row, string attribute) =>
        row.TryGetValue(attribute, out var value) ? value.S ?? value.N ?? "" : "";
}
