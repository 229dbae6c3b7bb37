using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Tests.Moto;

namespace Guance.Serverless.Sandbox.Tests.EventSources;

public sealed class QueueEventSourceTests(AwsFixture aws) : IClassFixture<AwsFixture>
{
    [Fact]
    public async Task A_message_that_keeps_failing_ends_in_the_dead_letter_queue_while_the_others_are_handled()
    {
        var stop = TestContext.Current.CancellationToken;
        var deliveries = new ConcurrentQueue<(string Body, int Count)>();
        await using var source = new QueueEventSource(
            aws.Clients.Sqs, aws.Resources.Notices, (batch, _) => Task.FromResult(Answer(batch, deliveries)), TimeSpan.Zero, aws.Gateway.ListenToQueues());
        source.Start();
        await aws.Clients.Sqs.SendMessageBatchAsync(
            new() { QueueUrl = aws.Resources.Notices.Url, Entries = [new("1", "good"), new("2", "bad")] }, stop);

        await Wait.UntilAsync(async () => await CountAsync(aws.Resources.Notices.DeadLetterUrl, stop) == 1, stop);

        Assert.Equal(1, deliveries.Count(delivery => delivery.Body == "good"));
        Assert.Equal(
            Enumerable.Range(1, QueueSettings.MaxReceiveCount),
            deliveries.Where(delivery => delivery.Body == "bad").Select(delivery => delivery.Count));
    }

    [Fact]
    public async Task A_batch_comes_with_the_trace_header_that_counts_the_most_rounds_and_what_is_dropped_ends_in_the_dead_letter_queue()
    {
        var stop = TestContext.Current.CancellationToken;
        var traces = new ConcurrentQueue<string?>();
        await using var source = new QueueEventSource(
            aws.Clients.Sqs,
            aws.Resources.Outbox,
            (_, trace) =>
            {
                traces.Enqueue(trace);
                return Task.FromResult<InvocationResult>(new InvocationResult.Dropped());
            },
            TimeSpan.Zero,
            aws.Gateway.ListenToQueues());
        await SendAsync("first", "Root=1-a;Lineage=1:0000000a:3|0000000b:1", stop);
        await SendAsync("second", "Root=1-b;Lineage=1:0000000a:15", stop);
        source.Start();

        await Wait.UntilAsync(async () => await CountAsync(aws.Resources.Outbox.DeadLetterUrl, stop) == 2, stop);

        Assert.Equal("Root=1-a;Lineage=1:0000000a:15|0000000b:1", traces.First());
        // Both at once, or one by one.
        Assert.InRange(traces.Count, QueueSettings.MaxReceiveCount, 2 * QueueSettings.MaxReceiveCount);
    }

    /// <summary>As a function's SDK does: the trace header is one of the request, and SQS keeps it with the message.</summary>
    private async Task SendAsync(string body, string trace, CancellationToken stop)
    {
        using var client = new HttpClient();
        using var content = new StringContent(
            new JsonObject { ["QueueUrl"] = aws.Resources.Outbox.Url, ["MessageBody"] = body }.ToJsonString(), null, "application/x-amz-json-1.0");
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.Gateway.Address) { Content = content };
        request.Headers.Add("X-Amz-Target", "AmazonSQS.SendMessage");
        request.Headers.Add("X-Amzn-Trace-Id", trace);
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await client.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
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
