using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Deployment;
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
    public async Task SendAsync(CloudAccountId account, TimeSpan delay, CancellationToken cancellationToken)
    {
        var seconds = Math.Clamp(Math.Ceiling(delay.TotalSeconds), 0, QueueSettings.LongestDelay.TotalSeconds);
        await client.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = queue.AbsoluteUri,
                MessageBody = JsonSerializer.Serialize(new WorkOrderBody(WorkOrderBody.Account, account.ToString()), WorkOrderJson.Default.WorkOrderBody),
                DelaySeconds = (int)seconds,
            },
            cancellationToken);
    }

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
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkOrderBody))]
internal sealed partial class WorkOrderJson : JsonSerializerContext;
