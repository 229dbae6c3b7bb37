using Amazon.DynamoDBv2.Model;

namespace Guance.Serverless.Sandbox.Tests.Moto;

public sealed class MotoGatewayTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    [Fact]
    public async Task Writes_survive_failed_transactions_of_others()
    {
        var stop = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(index => index % 2 == 0 ? WriteAsync(index, stop) : FailAsync(index, stop)));

        var rows = await aws.Clients.DynamoDb.ScanAsync(new() { TableName = aws.Resources.Table, ConsistentRead = true }, stop);
        Assert.Equal(
            Enumerable.Range(0, 40).Where(index => index % 2 == 0).Select(index => $"ROW#{index:00}"),
            rows.Items.Select(row => row["PK"].S).Order(StringComparer.Ordinal));
    }

    private async Task WriteAsync(int index, CancellationToken stop) =>
        await aws.Clients.DynamoDb.TransactWriteItemsAsync(new() { TransactItems = [Put(index)] }, stop);

    private async Task FailAsync(int index, CancellationToken stop)
    {
        var check = new ConditionCheck
        {
            TableName = aws.Resources.Table,
            Key = new() { ["PK"] = new("nobody"), ["SK"] = new("nobody") },
            ConditionExpression = "attribute_exists(PK)",
        };
        var request = new TransactWriteItemsRequest { TransactItems = [Put(index), new() { ConditionCheck = check }] };
        await Assert.ThrowsAsync<TransactionCanceledException>(() => aws.Clients.DynamoDb.TransactWriteItemsAsync(request, stop));
    }

    private TransactWriteItem Put(int index) => new()
    {
        Put = new() { TableName = aws.Resources.Table, Item = new() { ["PK"] = new($"ROW#{index:00}"), ["SK"] = new("ROW") } },
    };
}
