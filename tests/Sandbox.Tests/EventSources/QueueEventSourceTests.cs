using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Tests.Moto;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Sandbox.Tests.EventSources;

public sealed class QueueEventSourceTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    [Fact]
    public async Task What_fails_comes_again_and_ends_in_the_dead_letter_queue_while_the_rest_is_done()
    {
        var stop = TestContext.Current.CancellationToken;
        var deliveries = new ConcurrentQueue<(string Body, int Count)>();
        await using var source = new QueueEventSource(
            aws.Clients.Sqs, aws.Resources.Notices, batch => Task.FromResult(Answer(batch, deliveries)), TimeSpan.Zero, aws.Gateway.Listen());
        source.Start();
        await aws.Clients.Sqs.SendMessageBatchAsync(
            new() { QueueUrl = aws.Resources.Notices.Url, Entries = [new("1", "good"), new("2", "bad")] }, stop);

        await Wait.UntilAsync(async () => await CountAsync(aws.Resources.Notices.DeadLetterUrl, stop) == 1, stop);

        Assert.Equal(1, deliveries.Count(delivery => delivery.Body == "good"));
        Assert.Equal(
            Enumerable.Range(1, QueueSettings.MaxReceiveCount),
            deliveries.Where(delivery => delivery.Body == "bad").Select(delivery => delivery.Count));
    }

    private static InvocationResult Answer(ReadOnlyMemory<byte> batch, ConcurrentQueue<(string Body, int Count)> deliveries)
    {
        var failures = new JsonArray();
        foreach (var record in JsonNode.Parse(batch.Span)!["Records"]!.AsArray().OfType<JsonNode>())
        {
            var count = int.Parse((string)record["attributes"]!["ApproximateReceiveCount"]!, null);
            deliveries.Enqueue(((string)record["body"]!, count));
            if ((string)record["body"]! == "bad")
            {
                failures.Add(new JsonObject { ["itemIdentifier"] = (string)record["messageId"]! });
            }
        }

        return new InvocationResult.Succeeded(System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["batchItemFailures"] = failures }.ToJsonString()));
    }

    private async Task<int> CountAsync(string queue, CancellationToken stop) =>
        (await aws.Clients.Sqs.GetQueueAttributesAsync(queue, ["ApproximateNumberOfMessages"], stop)).ApproximateNumberOfMessages;
}
