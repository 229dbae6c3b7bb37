using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Messaging;

/// <summary>A queue that is the event source of a function, with its dead-letter queue.</summary>
internal sealed class EventSourceQueue : Construct
{
    public EventSourceQueue(Construct scope, string id, ResourceNames names, RetentionSettings retention, QueueSettings settings)
        : base(scope, id)
    {
        Settings = settings;
        DeadLetterQueue = new Queue(this, "DeadLetters", DeadLetterQueues.Props(names.Queue(settings.DeadLetterName), retention));
        Queue = new Queue(this, "Queue", new QueueProps
        {
            QueueName = names.Queue(settings.Name),
            VisibilityTimeout = Duration.Seconds(settings.VisibilityTimeout.TotalSeconds),
            RetentionPeriod = Duration.Days(QueueSettings.Retention.TotalDays),
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RemovalPolicy = retention.DataRemovalPolicy,
            DeadLetterQueue = new DeadLetterQueue { Queue = DeadLetterQueue, MaxReceiveCount = QueueSettings.MaxReceiveCount },
        });
    }

    public QueueSettings Settings { get; }

    public Queue Queue { get; }

    public Queue DeadLetterQueue { get; }

    /// <summary>What the function's role needs so that Lambda can poll the queue.</summary>
    public PolicyStatement AllowReceive => Allow("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    /// <summary>What the role of a function needs to send to the queue.</summary>
    public PolicyStatement AllowSend => Allow("sqs:SendMessage");

    private PolicyStatement Allow(params string[] actions) =>
        new(new PolicyStatementProps { Actions = actions, Resources = [Queue.QueueArn] });
}
