using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>Sends messages to the queue that feeds this function; <see cref="OutboxMessageParser"/> reads them.</summary>
/// <param name="queue">Address of the outbox queue.</param>
public sealed class OutboxQueueSender(IAmazonSQS client, Uri queue)
{
    /// <summary>Sends the same message for an item as the pipe.</summary>
    public Task SendAsync(Ulid item, CancellationToken cancellationToken) =>
        SendAsync(new OutboxMessage { Item = $"{item}" }, TimeSpan.Zero, cancellationToken);

    /// <summary>Sends a failed item again.</summary>
    /// <param name="failingSince">When it failed for the first time.</param>
    /// <param name="delay">How long SQS delays the message.</param>
    public Task SendAsync(
        Ulid item, DateTimeOffset failingSince, DateTimeOffset now, TimeSpan delay, CancellationToken cancellationToken) =>
        SendAsync(new OutboxMessage { Item = $"{item}", FailingSince = failingSince, ResentAt = now }, delay, cancellationToken);

    /// <summary>Continues the sweep with the hour.</summary>
    public Task SendSweepAsync(DateTimeOffset hour, CancellationToken cancellationToken) => SendAsync(
        new OutboxMessage { Sweep = SweepMessage.Write(hour) }, TimeSpan.Zero, cancellationToken);

    private Task<SendMessageResponse> SendAsync(OutboxMessage body, TimeSpan delay, CancellationToken cancellationToken) => client.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = queue.AbsoluteUri,
            MessageBody = JsonSerializer.Serialize(body, QueueMessagesJson.Default.OutboxMessage),
            DelaySeconds = (int)Math.Ceiling(delay.TotalSeconds),
        },
        cancellationToken);
}
