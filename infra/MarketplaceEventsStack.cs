using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Notices;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra;

/// <summary>
/// What has to be where AWS Marketplace is (us-east-1, in China cn-northwest-1), in the seller's account: the rule for its events
/// and the subscriptions to its topics, both leading to the settlement; and the role that may call ResolveCustomer, where the
/// settlement is in another account.
/// </summary>
internal sealed class MarketplaceEventsStack : Stack
{
    private readonly DeploymentSettings settings;
    private readonly Names names;
    private readonly Queue deadLetters;

    public MarketplaceEventsStack(Construct scope, DeploymentSettings settings, Names names)
        : base(scope, "MarketplaceEvents", new StackProps
        {
            StackName = names.Stack("marketplace-events"),
            Description = "AWS Marketplace's notices, on their way to the settlement",
            Env = new Amazon.CDK.Environment
            {
                Account = settings.Seller?.Account ?? settings.Place.Account,
                Region = settings.Place.MarketplaceRegion,
            },
            TerminationProtection = settings.Protection.AgainstDeletion,
        })
    {
        this.settings = settings;
        this.names = names;
        deadLetters = DeadLetterProps.Create(
            this, "DeadLetters", names.Queue("marketplace-events-dlq"), settings.Protection, "that of EventBridge's rule, which this rule does not look at");
        CarryEvents();
        CarryTopics();
        if (settings.Seller is { } seller)
        {
            ResolveCustomerRole.Create(this, names, settings, seller);
        }

        var alarms = new AlarmTopic(this, names.Stack("marketplace-alarms"), settings.AlarmEmail);
        QueueAlarms.NotEmpty(this, alarms, "Undelivered", deadLetters, "AWS Marketplace's notices that did not reach the settlement's region");
        _ = new CfnOutput(this, "DeadLetterQueueUrl", new CfnOutputProps { Value = deadLetters.QueueUrl });
    }

    private string NoticesQueueArn => Arn("sqs", names.Queue(FunctionSettings.Subscriptions.Queue!.Name));

    private void CarryEvents()
    {
        var overBus = Arrivals.NeedsBus(settings);
        var target = overBus ? Arn("events", names.MarketplaceBus, "event-bus") : NoticesQueueArn;
        var rule = new EventRule
        {
            Name = AgreementEvents.RuleName(names),
            Pattern = AgreementEvents.Pattern(settings),
            Target = target,
            Role = overBus ? RoleToPutEvents(target).RoleArn : null,
            DeadLetters = deadLetters.QueueArn,
        }.Create(this, "AgreementEvents");
        deadLetters.AddToResourcePolicy(Arrivals.Send(deadLetters, "events.amazonaws.com", rule));
        KeepEvents();
    }

    /// <summary>To be told again after a restore. Source: EventBridge User Guide, "Archiving and replaying events".</summary>
    private void KeepEvents()
    {
        var archive = new CfnArchive(this, "Archive", new CfnArchiveProps
        {
            ArchiveName = names.EventArchive,
            Description = "AWS Marketplace's events of the last year",
            SourceArn = FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = "default" }),
            EventPattern = AgreementEvents.Pattern(settings),
            RetentionDays = 365,
        });
        archive.ApplyRemovalPolicy(settings.Protection.OfData);
    }

    private Role RoleToPutEvents(string bus) => new(this, "CarryEvents", new RoleProps
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
                Statements = [new(new PolicyStatementProps { Actions = ["events:PutEvents"], Resources = [bus] })],
            }),
        },
    });

    /// <summary>The envelope stays on: the body of these notices has no time.</summary>
    private void CarryTopics()
    {
        var topics = settings.Products.SelectMany(product => product.Topics).ToArray();
        foreach (var topic in topics)
        {
            _ = new CfnSubscription(this, $"Subscription{topic[(topic.LastIndexOf(':') + 1)..]}", new CfnSubscriptionProps
            {
                TopicArn = topic,
                Protocol = "sqs",
                Endpoint = NoticesQueueArn,
                RawMessageDelivery = false,
                RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = deadLetters.QueueArn },
            });
        }

        if (topics.Length > 0)
        {
            deadLetters.AddToResourcePolicy(Arrivals.Send(deadLetters, "sns.amazonaws.com", topics));
        }
    }

    /// <summary>ARN of something in the settlement's account and region.</summary>
    private string Arn(string service, string name, string? type = null) => FormatArn(new ArnComponents
    {
        Service = service,
        Account = settings.Place.Account ?? Account,
        Region = settings.Place.Region,
        Resource = type ?? name,
        ResourceName = type is null ? null : name,
    });
}
