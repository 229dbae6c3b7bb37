using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Sandbox.Console.Aws;
using Guance.Serverless.Sandbox.Tests.Moto;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class TableScanTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_rows_are_read_page_by_page_in_the_order_of_their_keys()
    {
        const int Partitions = 30;
        const int RowsOfEach = 100;
        foreach (var partition in Enumerable.Range(0, Partitions))
        {
            await aws.Clients.DynamoDb.TransactWriteItemsAsync(
                new()
                {
                    TransactItems =
                    [
                        .. Enumerable.Range(0, RowsOfEach).Select(row => new TransactWriteItem
                        {
                            Put = new()
                            {
                                TableName = aws.Resources.Table,
                                Item = new() { ["PK"] = new($"ACCOUNT#{partition:00}"), ["SK"] = new($"WORKSPACE#{row:00}") },
                            },
                        }),
                    ],
                },
                Stop);
        }

        var rows = await TableScan.AllAsync(aws.Clients.DynamoDb, aws.Resources.Table, Stop);

        var ours = rows.Where(row => row.Kind == "ACCOUNT WORKSPACE").ToList();
        Assert.Equal(Partitions * RowsOfEach, ours.Count);
        Assert.Equal(ours.Select(Key).Order(StringComparer.Ordinal), ours.Select(Key));
    }

    [Fact]
    public async Task Rows_are_deleted_once_their_time_to_live_has_passed()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        await PutAsync("CLAIM#1", now.AddSeconds(-1));
        await PutAsync("CLAIM#2", now.AddSeconds(1));

        await TableScan.DeleteExpiredAsync(aws.Clients.DynamoDb, aws.Resources.Table, now, Stop);

        Assert.Null(await TableScan.FindAsync(aws.Clients.DynamoDb, aws.Resources.Table, "CLAIM#1", "CLAIM", Stop));
        Assert.NotNull(await TableScan.FindAsync(aws.Clients.DynamoDb, aws.Resources.Table, "CLAIM#2", "CLAIM", Stop));
    }

    private static string Key(TableRow row) => $"{row.PartitionKey} {row.SortKey}";

    private async Task PutAsync(string key, DateTimeOffset until) => await aws.Clients.DynamoDb.PutItemAsync(
        aws.Resources.Table,
        new() { ["PK"] = new(key), ["SK"] = new("CLAIM"), ["expiresAt"] = new() { N = $"{until.ToUnixTimeSeconds()}" } },
        Stop);
}
