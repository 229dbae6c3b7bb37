using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Marketplace;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra;

/// <summary>
/// What must be in the seller's account and AWS Marketplace's Region (us-east-1, in China cn-northwest-1): the rule that forwards its
/// events, their archive, the subscriptions to its topics and, if the settlement is in another account, the role that may call
/// ResolveCustomer.
/// </summary>
internal sealed class MarketplaceEventsStack : Stack
{
    private readonly DeploymentSettings settings;
    private readonly ResourceNames names;
    private readonly Queue deadLetterQueue;

    public MarketplaceEventsStack(Construct scope, DeploymentSettings settings, ResourceNames names)
        : base(scope, "MarketplaceEvents", new StackProps
        {
            StackName = names.Stack("marketplace-events"),
            Description = "AWS Marketplace's notices, on their way to the settlement",
            Env = new Amazon.CDK.Environment
            {
                Account = settings.Seller?.Account ?? settings.Target.Account,
                Region = settings.Target.MarketplaceRegion,
            },
            TerminationProtection = settings.Retention.DeletionProtection,
        })
    {
        this.settings = settings;
        this.names = names;
        deadLetterQueue = DeadLetterQueues.Create(
            this, "DeadLetters", names.Queue("marketplace-events-dlq"), settings.Retention, "that of EventBridge's rule, which this rule does not look at");
        ForwardEvents();
        SubscribeToTopics();
        if (settings.Seller is { } seller)
        {
            SellerRole.Create(this, names, settings, seller);
        }

        var alarms = new AlarmTopic(this, names.Stack("marketplace-alarms"), settings.AlarmEmail);
        QueueAlarms.CreateForDeadLetters(this, alarms, "Undelivered", deadLetterQueue, "AWS Marketplace's notices that did not reach the settlement's region");
        _ = new CfnOutput(this, "DeadLetterQueueUrl", new CfnOutputProps { Value = deadLetterQueue.QueueUrl });
    }

    private string NoticesQueueArn => Arn("sqs", names.Queue(FunctionSettings.Subscriptions.Queue!.Name));

    private void ForwardEvents()
    {
        var needsEventBus = NoticeIngestion.NeedsEventBus(settings);
        var target = needsEventBus ? Arn("events", names.MarketplaceBus, "event-bus") : NoticesQueueArn;
        var rule = new EventRule
        {
            Name = names.AgreementEventsRule,
            Pattern = AgreementEvents.Pattern(settings),
            TargetArn = target,
            RoleArn = needsEventBus ? CreatePutEventsRole(target).RoleArn : null,
            DeadLetterQueueArn = deadLetterQueue.QueueArn,
        }.Create(this, "AgreementEvents");
        deadLetterQueue.AddToResourcePolicy(QueueAccess.AllowSendFrom(deadLetterQueue, "events.amazonaws.com", rule));
        ArchiveEvents();
    }

    /// <summary>Archives the events, so that they can be replayed after a restore. Source: EventBridge User Guide, "Archiving and replaying events".</summary>
    private void ArchiveEvents()
    {
        var archive = new CfnArchive(this, "Archive", new CfnArchiveProps
        {
            ArchiveName = names.EventArchive,
            Description = "AWS Marketplace's events of the last year",
            SourceArn = FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = "default" }),
            EventPattern = AgreementEvents.Pattern(settings),
            RetentionDays = 365,
        });
        archive.ApplyRemovalPolicy(settings.Retention.DataRemovalPolicy);
    }

    private Role CreatePutEventsRole(string busArn) => new(this, "CarryEvents", new RoleProps
    {
        AssumedBy = new ServicePrincipal("events.amazonaws.com", new ServicePrincipalOpts
        {
            Conditions = new Dictionary<string, object>
            {
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = AgreementEvents.RuleArn(this, names) },
            },
        }),
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            ["settlement"] = new(new PolicyDocumentProps
            {
                Statements = [new(new PolicyStatementProps { Actions = ["events:PutEvents"], Resources = [busArn] })],
            }),
        },
    });

    /// <summary>No raw message delivery: the notices have no time of their own, so the time in the SNS envelope is needed.</summary>
    private void SubscribeToTopics()
    {
        var topics = settings.Products.SelectMany(product => product.TopicArns).ToArray();
        foreach (var topic in topics)
        {
            _ = new CfnSubscription(this, $"Subscription{topic[(topic.LastIndexOf(':') + 1)..]}", new CfnSubscriptionProps
            {
                TopicArn = topic,
                Protocol = "sqs",
                Endpoint = NoticesQueueArn,
                RawMessageDelivery = false,
                RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = deadLetterQueue.QueueArn },
            });
        }

        if (topics.Length > 0)
        {
            deadLetterQueue.AddToResourcePolicy(QueueAccess.AllowSendFrom(deadLetterQueue, "sns.amazonaws.com", topics));
        }
    }

    /// <summary>ARN of a resource in the settlement's account and Region.</summary>
    private string Arn(string service, string name, string? type = null) => FormatArn(new ArnComponents
    {
        Service = service,
        Account = settings.Target.Account ?? Account,
        Region = settings.Target.Region,
        Resource = type ?? name,
        ResourceName = type is null ? null : name,
    });
}
