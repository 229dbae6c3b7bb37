using Amazon.SQS.Model;
using Guance.Serverless.Sandbox.Console.Aws;
using Guance.Serverless.Sandbox.Tests.Moto;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class DeadLetterTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_sent_back_with_its_body_and_attributes_and_the_others_stay()
    {
        var queue = aws.Resources.Notices;
        await aws.Clients.Sqs.SendMessageAsync(
            new()
            {
                QueueUrl = queue.DeadLetterUrl,
                MessageBody = "one",
                MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "notice" } },
            },
            Stop);
        await aws.Clients.Sqs.SendMessageAsync(queue.DeadLetterUrl, "two", Stop);
        var letters = await DeadLetters.LookAsync(aws.Clients.Sqs, queue, Stop);
        Assert.Equal(["one", "two"], letters.Select(letter => letter.Body).Order(StringComparer.Ordinal));

        var sent = await DeadLetters.SendBackAsync(aws.Clients.Sqs, queue, letters.Single(letter => letter.Body == "one").MessageId, Stop);

        Assert.Equal(1, sent);
        Assert.Equal("two", Assert.Single(await DeadLetters.LookAsync(aws.Clients.Sqs, queue, Stop)).Body);
        var back = await aws.Clients.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = queue.Url, MessageAttributeNames = ["All"] }, Stop);
        Assert.Equal("one", Assert.Single(back.Messages).Body);
        Assert.Equal("notice", back.Messages[0].MessageAttributes["kind"].StringValue);
    }

    [Fact]
    public async Task All_are_sent_back_also_more_than_are_shown()
    {
        const int Count = DeadLetters.Most + 5;
        var queue = aws.Resources.Outbox;
        for (var number = 0; number < Count; number++)
        {
            await aws.Clients.Sqs.SendMessageAsync(queue.DeadLetterUrl, $"{number}", Stop);
        }

        Assert.Equal(DeadLetters.Most, (await DeadLetters.LookAsync(aws.Clients.Sqs, queue, Stop)).Count);
        Assert.Equal(Count, await DeadLetters.SendBackAsync(aws.Clients.Sqs, queue, id: null, Stop));

        Assert.Empty(await DeadLetters.LookAsync(aws.Clients.Sqs, queue, Stop));
        var numbers = await aws.Clients.Sqs.GetQueueAttributesAsync(queue.Url, ["ApproximateNumberOfMessages"], Stop);
        Assert.Equal(Count, numbers.ApproximateNumberOfMessages);
    }
}
