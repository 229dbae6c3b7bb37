using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>A queue and the queue that keeps what could not be handled.</summary>
/// <param name="Name">Name of the queue.</param>
/// <param name="Url">URL of the queue.</param>
/// <param name="Arn">ARN of the queue.</param>
/// <param name="DeadLetterUrl">URL of its dead-letter queue.</param>
public sealed record QueuePair(string Name, string Url, string Arn, string DeadLetterUrl)
{
    /// <summary>The tag by which our moto learns that time has passed.</summary>
    private const string TimePassed = "time-passed";

    /// <summary>Lets the delay of each message that waits be so much shorter.</summary>
    internal Task LetPassAsync(IAmazonSQS sqs, TimeSpan time) => sqs.TagQueueAsync(new TagQueueRequest
    {
        QueueUrl = Url,
        Tags = new() { [TimePassed] = ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) },
    });

    internal static async Task<QueuePair> CreateAsync(IAmazonSQS sqs, QueueSettings settings, CancellationToken stop)
    {
        var retention = Seconds(QueueSettings.Retention);
        var (deadUrl, deadArn) = await CreateAsync(sqs, settings.DeadLetterName, new() { ["MessageRetentionPeriod"] = retention }, stop);
        var redrive = new JsonObject { ["deadLetterTargetArn"] = deadArn, ["maxReceiveCount"] = QueueSettings.MaxReceiveCount };
        var (url, arn) = await CreateAsync(
            sqs,
            settings.Name,
            new()
            {
                ["MessageRetentionPeriod"] = retention,
                ["VisibilityTimeout"] = Seconds(settings.VisibilityTimeout),
                ["RedrivePolicy"] = redrive.ToJsonString(),
            },
            stop);
        return new(settings.Name, url, arn, deadUrl);
    }

    private static async Task<(string Url, string Arn)> CreateAsync(
        IAmazonSQS sqs, string name, Dictionary<string, string> attributes, CancellationToken stop)
    {
        var created = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes }, stop);
        var answer = await sqs.GetQueueAttributesAsync(created.QueueUrl, ["QueueArn"], stop);
        return (created.QueueUrl, answer.QueueARN);
    }

    private static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
