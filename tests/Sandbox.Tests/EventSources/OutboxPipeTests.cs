using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Tests.Moto;

namespace Guance.Serverless.Sandbox.Tests.EventSources;

public sealed class OutboxPipeTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    [Fact]
    public async Task Each_outbox_item_that_was_really_inserted_is_told_once_and_in_order()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var pipe = new OutboxPipe(aws.Gateway, aws.Resources.Stream, aws.Clients.Sqs, aws.Resources.Outbox.Url);
        pipe.Start();

        await PutAsync("OUTBOX#1", stop);
        await PutAsync("OUTBOX#1", stop);
        await PutAsync("ACCOUNT#1", stop);
        await Assert.ThrowsAsync<TransactionCanceledException>(() => RollBackAsync("OUTBOX#2", stop));
        await PutAsync("OUTBOX#3", stop);

        var told = new List<string>();
        await Wait.UntilAsync(
            async () =>
            {
                var answer = await aws.Clients.Sqs.ReceiveMessageAsync(aws.Resources.Outbox.Url, stop);
                told.AddRange((answer.Messages ?? []).Select(message => message.Body));
                return told.Count >= 2;
            },
            stop);
        Assert.Equal(["""{"outbox":"OUTBOX#1"}""", """{"outbox":"OUTBOX#3"}"""], told);
    }

    private async Task PutAsync(string key, CancellationToken stop) =>
        await aws.Clients.DynamoDb.PutItemAsync(aws.Resources.Table, Item(key), stop);

    private async Task RollBackAsync(string key, CancellationToken stop)
    {
        var put = new Put { TableName = aws.Resources.Table, Item = Item(key) };
        var check = new ConditionCheck { TableName = aws.Resources.Table, Key = Item("nobody"), ConditionExpression = "attribute_exists(PK)" };
        await aws.Clients.DynamoDb.TransactWriteItemsAsync(
            new() { TransactItems = [new() { Put = put }, new() { ConditionCheck = check }] }, stop);
    }

    private static Dictionary<string, AttributeValue> Item(string key) => new() { ["PK"] = new(key), ["SK"] = new("X") };
}
