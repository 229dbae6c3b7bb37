using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.CloudAccounts;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Queues;

/// <summary>Work orders travel in the notices queue, so that one function alone changes cloud accounts.</summary>
/// <param name="client">Sends.</param>
/// <param name="queue">Address of the notices queue.</param>
public sealed class WorkOrderSender(IAmazonSQS client, Uri queue)
{
    /// <summary>Orders work on an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="delay">How long to hold the order back; what exceeds <see cref="QueueSettings.LongestDelay"/> is cut.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SendAsync(CloudAccountId account, TimeSpan delay, CancellationToken cancellationToken) =>
        SendAsync(new WorkOrderBody(WorkOrderBody.Account, $"{account}"), delay, cancellationToken);

    /// <summary>Asks for a look at an account whose order may have been lost. Where its work is not yet due, nothing follows.</summary>
    public Task RemindAsync(CloudAccountId account, CancellationToken cancellationToken) =>
        SendAsync(new WorkOrderBody(WorkOrderBody.Account, $"{account}") { Reminder = true }, TimeSpan.Zero, cancellationToken);

    private Task<SendMessageResponse> SendAsync(WorkOrderBody body, TimeSpan delay, CancellationToken cancellationToken) => client.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = queue.AbsoluteUri,
            MessageBody = JsonSerializer.Serialize(body, WorkOrderJson.Default.WorkOrderBody),
            DelaySeconds = (int)Math.Clamp(Math.Ceiling(delay.TotalSeconds), 0, QueueSettings.LongestDelay.TotalSeconds),
        },
        cancellationToken);

    internal static WorkOrderSender Create(IAmazonSQS client, IConfiguration configuration) => new(
        client,
        configuration.RequiredAddress("Queues:Notices", "https://sqs.us-east-1.amazonaws.com/123456789012/notices"));
}

/// <summary>How a work order looks in the queue.</summary>
/// <param name="Work">Kind of work.</param>
/// <param name="CloudAccount">Our id of the account.</param>
internal sealed record WorkOrderBody(string Work, string CloudAccount)
{
    public const string Account = "account";

    /// <summary>True when the sweep sent it; null in an order.</summary>
    public bool? Reminder { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkOrderBody))]
internal sealed partial class WorkOrderJson : JsonSerializerContext;
