using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Messaging;

/// <summary>Dead-letter queues: they keep what could not be delivered or handled for as long as SQS allows.</summary>
internal static class DeadLetterQueues
{
    /// <summary>
    /// Creates one for a source that is not an SQS queue: a rule, a pipe or a topic. cdk-nag does not recognize it as a dead-letter
    /// queue and reports that it lacks one of its own; that finding is suppressed.
    /// </summary>
    /// <param name="scope">The parent construct.</param>
    /// <param name="id">Id of the construct.</param>
    /// <param name="name">Name of the queue.</param>
    /// <param name="retention">What happens to the queue when its stack is deleted.</param>
    /// <param name="source">What sends to the queue and why the finding is wrong: the end of the suppression's reason.</param>
    public static Queue Create(Construct scope, string id, string name, RetentionSettings retention, string source)
    {
        var queue = new Queue(scope, id, Props(name, retention));
        NagSuppressions.Add(queue, "AwsSolutions-SQS3", $"It is a dead-letter queue: {source}");
        return queue;
    }

    public static QueueProps Props(string name, RetentionSettings retention) => new()
    {
        QueueName = name,
        RetentionPeriod = Duration.Days(QueueSettings.Retention.TotalDays),
        Encryption = QueueEncryption.SQS_MANAGED,
        EnforceSSL = true,
        RemovalPolicy = retention.DataRemovalPolicy,
    };
}
