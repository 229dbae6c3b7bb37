using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>
/// Lambda's event source mapping of a queue: takes batches, hands them to the function, deletes what it handled. While a batch
/// is with the function the queue's own visibility timeout holds; what failed comes again after <paramref name="retryAfter"/>,
/// so that nobody waits six function timeouts to see it.
/// </summary>
internal sealed class QueueEventSource(
    IAmazonSQS sqs, QueuePair queue, Func<ReadOnlyMemory<byte>, string?, Task<InvocationResult>> invoke, TimeSpan retryAfter, Pulse pulse) : BackgroundLoop
{
    private const int Concurrency = 2;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim slots = new(Concurrency);

    protected override async Task RunAsync(CancellationToken stop)
    {
        await slots.WaitAsync(stop);
        List<Message> messages = [];
        try
        {
            messages = await ReceiveAsync(stop);
        }
        finally
        {
            if (messages.Count == 0)
            {
                slots.Release();
            }
        }

        if (messages.Count == 0)
        {
            await pulse.WaitAsync(Tick, stop);
        }
        else
        {
            _ = HandleAsync(messages, stop);
        }
    }

    private async Task<List<Message>> ReceiveAsync(CancellationToken stop)
    {
        var received = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queue.Url,
                MaxNumberOfMessages = QueueSettings.BatchSize,
                MessageSystemAttributeNames = ["All"],
                MessageAttributeNames = ["All"],
            },
            stop);
        return received.Messages ?? [];
    }

    /// <summary>The trace header that the message was sent with.</summary>
    private static string? TraceOf(Message message) => message.Attributes?.GetValueOrDefault("AWSTraceHeader");

    private async Task HandleAsync(List<Message> messages, CancellationToken stop)
    {
        try
        {
            var result = await invoke(SqsEventJson.From(messages, queue.Arn), Lineage.Of(messages.Select(TraceOf)));
            var handled = BatchVerdict.Handled(result, messages.Select(message => message.MessageId).ToHashSet());
            if (handled.Count > 0)
            {
                var done = messages.Where(message => handled.Contains(message.MessageId));
                await sqs.DeleteMessageBatchAsync(
                    queue.Url, [.. done.Select(message => new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle))], stop);
            }

            foreach (var message in messages.Where(message => !handled.Contains(message.MessageId)))
            {
                await sqs.ChangeMessageVisibilityAsync(queue.Url, message.ReceiptHandle, (int)retryAfter.TotalSeconds, stop);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            await ReportAsync(failure);
        }
        catch (OperationCanceledException)
        {
            // The Sandbox stops.
        }
        finally
        {
            slots.Release();
        }
    }
}
