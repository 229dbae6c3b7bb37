using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.CloudAccounts;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Queues;

/// <summary>Sends work orders to the notices queue, where the Subscriptions function executes them.</summary>
/// <param name="client">Client of SQS.</param>
/// <param name="queue">URL of the notices queue.</param>
public sealed class WorkOrderSender(IAmazonSQS client, Uri queue)
{
    /// <summary>Orders work on an account.</summary>
    /// <param name="delay">Delay of the message, limited to <see cref="QueueSettings.MaxDelay"/>.</param>
    public Task SendAsync(CloudAccountId account, TimeSpan delay, CancellationToken cancellationToken) =>
        SendAsync(new WorkOrderMessage { Work = WorkOrderMessage.Account, CloudAccount = $"{account}" }, delay, cancellationToken);

    /// <summary>Orders work on an order to change who pays for workspaces.</summary>
    /// <param name="order">Id of the order.</param>
    /// <param name="delay">Delay of the message, limited to <see cref="QueueSettings.MaxDelay"/>.</param>
    public Task SendAsync(Ulid order, TimeSpan delay, CancellationToken cancellationToken) =>
        SendAsync(new WorkOrderMessage { Work = WorkOrderMessage.Payers, PayerOrder = $"{order}" }, delay, cancellationToken);

    /// <summary>
    /// Sends a reminder of an account whose order may have been lost. It has no effect while the work is not due.
    /// </summary>
    public Task RemindAsync(CloudAccountId account, CancellationToken cancellationToken) =>
        SendAsync(new WorkOrderMessage { Work = WorkOrderMessage.Account, CloudAccount = $"{account}", Reminder = true }, TimeSpan.Zero, cancellationToken);

    private Task<SendMessageResponse> SendAsync(WorkOrderMessage body, TimeSpan delay, CancellationToken cancellationToken) => client.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = queue.AbsoluteUri,
            MessageBody = JsonSerializer.Serialize(body, QueueMessagesJson.Default.WorkOrderMessage),
            DelaySeconds = (int)Math.Clamp(Math.Ceiling(delay.TotalSeconds), 0, QueueSettings.MaxDelay.TotalSeconds),
        },
        cancellationToken);

    internal static WorkOrderSender Create(IAmazonSQS client, IConfiguration configuration) => new(
        client,
        configuration.RequiredAddress("Queues:Notices", "https://sqs.us-east-1.amazonaws.com/123456789012/notices"));
}
