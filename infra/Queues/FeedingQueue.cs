using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Queues;

/// <summary>A queue that feeds a function, with the queue that keeps what could not be handled.</summary>
internal sealed class FeedingQueue : Construct
{
    public FeedingQueue(Construct scope, string id, Names names, Protection protection, QueueSettings settings)
        : base(scope, id)
    {
        Settings = settings;
        DeadLetters = new Queue(this, "DeadLetters", DeadLetterProps.Of(names.Queue(settings.DeadLetterName), protection));
        Queue = new Queue(this, "Queue", new QueueProps
        {
            QueueName = names.Queue(settings.Name),
            VisibilityTimeout = Duration.Seconds(settings.VisibilityTimeout.TotalSeconds),
            RetentionPeriod = Duration.Days(QueueSettings.Retention.TotalDays),
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RemovalPolicy = protection.OfData,
            DeadLetterQueue = new DeadLetterQueue { Queue = DeadLetters, MaxReceiveCount = QueueSettings.MaxReceiveCount },
        });
    }

    public QueueSettings Settings { get; }

    public Queue Queue { get; }

    public Queue DeadLetters { get; }

    /// <summary>What Lambda does for the function that the queue feeds.</summary>
    public PolicyStatement Feed => Allow("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    public PolicyStatement Send => Allow("sqs:SendMessage");

    private PolicyStatement Allow(params string[] actions) =>
        new(new PolicyStatementProps { Actions = actions, Resources = [Queue.QueueArn] });
}
