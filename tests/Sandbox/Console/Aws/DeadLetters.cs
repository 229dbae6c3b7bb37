using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Console.Aws;

/// <summary>The messages of a dead-letter queue: looked at, and sent back to where they came from.</summary>
internal static class DeadLetters
{
    /// <summary>Most messages that are looked at.</summary>
    public const int Most = 100;

    private const int BatchSize = 10;
    private const int HeldSeconds = 20;

    /// <summary>The messages as they lie there, at most <see cref="Most"/>. Looking counts as receiving, as on AWS.</summary>
    public static async Task<IReadOnlyList<Message>> LookAsync(IAmazonSQS sqs, QueuePair queue, CancellationToken stop)
    {
        var messages = await TakeAsync(sqs, queue, stop);
        await PutBackAsync(sqs, queue, messages, stop);
        return messages;
    }

    /// <summary>Sends messages back to the queue, as new ones with the same body and attributes.</summary>
    /// <param name="id">Id of the message; null sends all.</param>
    /// <returns>How many were sent.</returns>
    public static async Task<int> SendBackAsync(IAmazonSQS sqs, QueuePair queue, string? id, CancellationToken stop)
    {
        var sent = 0;
        IReadOnlyList<Message> messages;
        do
        {
            messages = await TakeAsync(sqs, queue, stop);
            foreach (var message in messages.Where(message => id is null || message.MessageId == id))
            {
                await sqs.SendMessageAsync(
                    new() { QueueUrl = queue.Url, MessageBody = message.Body, MessageAttributes = message.MessageAttributes }, stop);
                await sqs.DeleteMessageAsync(queue.DeadLetterUrl, message.ReceiptHandle, stop);
                sent++;
            }

            await PutBackAsync(sqs, queue, messages.Where(message => id is not null && message.MessageId != id), stop);
        }
        while (id is null && messages.Count == Most);
        return sent;
    }

    private static async Task<IReadOnlyList<Message>> TakeAsync(IAmazonSQS sqs, QueuePair queue, CancellationToken stop)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = queue.DeadLetterUrl,
            MaxNumberOfMessages = BatchSize,
            VisibilityTimeout = HeldSeconds,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        };
        var all = new List<Message>();
        while (all.Count < Most && (await sqs.ReceiveMessageAsync(request, stop)).Messages is { Count: > 0 } more)
        {
            all.AddRange(more);
        }

        return all;
    }

    private static async Task PutBackAsync(IAmazonSQS sqs, QueuePair queue, IEnumerable<Message> messages, CancellationToken stop)
    {
        foreach (var message in messages)
        {
            await sqs.ChangeMessageVisibilityAsync(queue.DeadLetterUrl, message.ReceiptHandle, 0, stop);
        }
    }
}
