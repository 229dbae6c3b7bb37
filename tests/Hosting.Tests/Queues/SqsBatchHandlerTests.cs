using Amazon.Lambda.SQSEvents;
using Guance.Serverless.Hosting.Invocations;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Hosting.Tests.Queues;

public sealed class SqsBatchHandlerTests : IDisposable
{
    private readonly LogOutput output = new(Stream.Null);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_message_that_fails_comes_again_alone(int atOnce)
    {
        var reader = new Reader(atOnce, (message, _) => message.Body switch
        {
            "bad" => Task.FromResult(MessageOutcome.Retry),
            "broken" => throw new InvalidOperationException("Broken"),
            _ => Task.FromResult(MessageOutcome.Done),
        });
        Assert.Equal(["m1", "m3"], await RunAsync(reader, TimeSpan.FromMinutes(1), "good", "bad", "good", "broken", "good"));
    }

    [Fact]
    public async Task A_message_knows_when_it_was_sent_and_when_time_is_up()
    {
        var before = TimeProvider.System.GetUtcNow();
        var reader = new Reader(1, (message, _) => Task.FromResult(
            message.SentAt == DateTimeOffset.UnixEpoch.AddMilliseconds(1_000) ? MessageOutcome.Done : MessageOutcome.Retry));
        Assert.Empty(await RunAsync(reader, TimeSpan.FromMinutes(1), "good"));
        Assert.InRange(reader.Deadline, before.AddMinutes(1), TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task What_was_not_done_in_time_comes_again()
    {
        var reader = new Reader(1, async (message, cancellationToken) =>
        {
            if (message.Body == "slow")
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return MessageOutcome.Done;
        });
        Assert.Equal(
            ["m1", "m2"], await RunAsync(reader, InvocationTime.Reserve + TimeSpan.FromMilliseconds(200), "good", "slow", "too late"));
    }

    public void Dispose() => output.Dispose();

    private async Task<IEnumerable<string>> RunAsync(Reader reader, TimeSpan remaining, params string[] bodies)
    {
        var batch = new SqsBatchHandler(
            reader, new EmfMetrics("Test", output, TimeProvider.System), NullLogger<SqsBatchHandler>.Instance, TimeProvider.System);
        var response = await batch.HandleAsync(
            new SQSEvent { Records = [.. bodies.Select((body, index) => Message(index, body))] }, new Context(remaining));
        return response.BatchItemFailures.Select(failure => failure.ItemIdentifier).Order();
    }

    private static SQSEvent.SQSMessage Message(int index, string body) => new()
    {
        MessageId = $"m{index}",
        Body = body,
        Attributes = new() { ["SentTimestamp"] = "1000" },
    };

    private sealed class Reader(int atOnce, Func<QueueMessage, CancellationToken, Task<MessageOutcome>> read) : IMessageHandler
    {
        public int MaxConcurrency => atOnce;

        public DateTimeOffset Deadline { get; private set; }

        public Task<MessageOutcome> HandleAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
        {
            Deadline = deadline;
            return read(message, cancellationToken);
        }
    }
}
