using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Queues;

/// <summary>A queue that keeps, as long as SQS can, what could not be delivered or handled.</summary>
internal static class DeadLetterProps
{
    /// <summary>One for what is no queue of ours, which cdk-nag does not see: its finding that a dead-letter queue is missing is acknowledged.</summary>
    /// <param name="scope">Where the queue stands.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="name">Its name.</param>
    /// <param name="protection">What becomes of it with its stack.</param>
    /// <param name="whose">What sends there, and why the finding does not hold, for the end of its reason.</param>
    public static Queue Create(Construct scope, string id, string name, Protection protection, string whose)
    {
        var queue = new Queue(scope, id, Of(name, protection));
        Acknowledged.Finding(queue, "AwsSolutions-SQS3", $"It is a dead-letter queue: {whose}");
        return queue;
    }

    public static QueueProps Of(string name, Protection protection) => new()
    {
        QueueName = name,
        RetentionPeriod = Duration.Days(QueueSettings.Retention.TotalDays),
        Encryption = QueueEncryption.SQS_MANAGED,
        EnforceSSL = true,
        RemovalPolicy = protection.OfData,
    };
}
