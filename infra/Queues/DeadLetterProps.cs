using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Queues;

/// <summary>A queue that keeps, as long as SQS can, what could not be delivered or handled.</summary>
internal static class DeadLetterProps
{
    public static QueueProps Of(string name, Protection protection) => new()
    {
        QueueName = name,
        RetentionPeriod = Duration.Days(QueueSettings.Retention.TotalDays),
        Encryption = QueueEncryption.SQS_MANAGED,
        EnforceSSL = true,
        RemovalPolicy = protection.OfData,
    };
}
