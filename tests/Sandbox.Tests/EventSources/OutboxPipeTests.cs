using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Tests.Moto;

namespace Guance.Serverless.Sandbox.Tests.EventSources;

public sealed class OutboxPipeTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    [Fact]
    public async Task Each_inserted_outbox_item_is_sent_once_and_in_order()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var pipe = new OutboxPipe(aws.Gateway, aws.Resources.Stream, aws.Clients.Sqs, aws.Resources.Outbox.Url);
        pipe.Start();

        await PutAsync("OUTBOX#hour#1", "ONE1", stop);
        await PutAsync("OUTBOX#hour#1", "ONE1", stop);
        await PutAsync("ACCOUNT#1", "ACCOUNT", stop);
        await Assert.ThrowsAsync<TransactionCanceledException>(() => RollBackAsync("OUTBOX#hour#1", "ONE2", stop));
        await PutAsync("OUTBOX#hour#1", "ONE3", stop);

        var told = await ToldAsync("ONE", 2, stop);
        Assert.Equal(["""{"outbox":"ONE1"}""", """{"outbox":"ONE3"}"""], told);
    }

    [Fact]
    public async Task Transactions_that_are_rolled_back_hide_no_item()
    {
        const int Items = 30;
        var stop = TestContext.Current.CancellationToken;
        await using var pipe = new OutboxPipe(aws.Gateway, aws.Resources.Stream, aws.Clients.Sqs, aws.Resources.Outbox.Url);
        pipe.Start();
        var expected = Enumerable.Range(0, Items).Select(index => $"MANY{index:00}").ToList();

        await Task.WhenAll(expected.Select(async id =>
        {
            await Assert.ThrowsAsync<TransactionCanceledException>(() => RollBackAsync("OUTBOX#hour#2", "MANY-GONE", stop));
            await PutAsync("OUTBOX#hour#2", id, stop);
        }));

        var told = await ToldAsync("MANY", Items, stop);
        Assert.Equal(expected.Select(id => $$"""{"outbox":"{{id}}"}"""), told.Order(StringComparer.Ordinal));
    }

    /// <summary>The first messages about items whose ids begin so, in the order of the queue.</summary>
    private async Task<List<string>> ToldAsync(string prefix, int count, CancellationToken stop)
    {
        var told = new List<string>();
        await Wait.UntilAsync(
            async () =>
            {
                var answer = await aws.Clients.Sqs.ReceiveMessageAsync(aws.Resources.Outbox.Url, stop);
                told.AddRange((answer.Messages ?? []).Select(message => message.Body)
                    .Where(body => body.Contains($"\"{prefix}", StringComparison.Ordinal)));
                return told.Count >= count;
            },
            stop);
        return told;
    }

    private async Task PutAsync(string partition, string sort, CancellationToken stop) =>
        await aws.Clients.DynamoDb.PutItemAsync(aws.Resources.Table, Item(partition, sort), stop);

    private async Task RollBackAsync(string partition, string sort, CancellationToken stop)
    {
        var put = new Put { TableName = aws.Resources.Table, Item = Item(partition, sort) };
        var check = new ConditionCheck { TableName = aws.Resources.Table, Key = Item("nobody", "X"), ConditionExpression = "attribute_exists(PK)" };
        await aws.Clients.DynamoDb.TransactWriteItemsAsync(
            new() { TransactItems = [new() { Put = put }, new() { ConditionCheck = check }] }, stop);
    }

    private static Dictionary<string, AttributeValue> Item(string partition, string sort) => new() { ["PK"] = new(partition), ["SK"] = new(sort) };
}
