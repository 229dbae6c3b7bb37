using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.RegionInfo;
using Constructs;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Notices;

/// <summary>How notices may come into the queue; who sends them is in AWS Marketplace's region, see <see cref="MarketplaceEventsStack"/>.</summary>
internal static class Arrivals
{
    /// <summary>
    /// EventBridge reaches a queue only in its own region and account: from elsewhere events come over a bus. Source: EventBridge
    /// User Guide, "Sending and receiving events between AWS Regions".
    /// </summary>
    public static bool NeedsBus(DeploymentSettings settings) =>
        settings.Seller is not null || settings.Place.Region != settings.Place.MarketplaceRegion;

    /// <returns>The queue that keeps events which the notices queue did not take; null where no bus is needed.</returns>
    public static Queue? Allow(Construct scope, Names names, FeedingQueue notices, DeploymentSettings settings)
    {
        var queue = notices.Queue;
        var topics = settings.Products.SelectMany(product => product.Topics).ToArray();
        if (topics.Length > 0)
        {
            queue.AddToResourcePolicy(Send(queue, SnsOf(settings.Place.Region), topics));
        }

        if (NeedsBus(settings))
        {
            return OverBus(scope, names, queue, settings);
        }

        queue.AddToResourcePolicy(Send(queue, "events.amazonaws.com", AgreementEvents.RuleArn(Stack.Of(scope), names)));
        return null;
    }

    /// <summary>
    /// As whom SNS sends to a queue: in a Region that is off by default as that Region's. Source: SNS Developer Guide, "Sending Amazon
    /// SNS messages to an Amazon SQS queue or AWS Lambda function in a different Region".
    /// </summary>
    private static string SnsOf(string queueRegion) =>
        RegionInfo.Get(queueRegion).IsOptInRegion ? $"sns.{queueRegion}.amazonaws.com" : "sns.amazonaws.com";

    /// <summary>Statement that lets one service send, and only for the named sources.</summary>
    public static PolicyStatement Send(IQueue queue, string service, params string[] sources) => new(new PolicyStatementProps
    {
        Principals = [new ServicePrincipal(service)],
        Actions = ["sqs:SendMessage"],
        Resources = [queue.QueueArn],
        Conditions = new Dictionary<string, object>
        {
            ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = sources },
        },
    });

    private static Queue OverBus(Construct scope, Names names, Queue queue, DeploymentSettings settings)
    {
        // Of its own: the notices queue's holds what was delivered and not handled, and is redriven into the queue, which these are not.
        var deadLetters = DeadLetterProps.Create(
            scope, "MarketplaceBusDeadLetters", names.Queue("marketplace-bus-dlq"), settings.Protection,
            "that of EventBridge's rule, which this rule does not look at");
        var bus = new CfnEventBus(scope, "MarketplaceBus", new CfnEventBusProps
        {
            Name = names.MarketplaceBus,
            Description = "Takes AWS Marketplace's events from where AWS Marketplace is",
        });
        if (settings.Seller is { } seller)
        {
            _ = new CfnEventBusPolicy(scope, "MarketplaceBusPolicy", new CfnEventBusPolicyProps
            {
                EventBusName = bus.Ref,
                StatementId = "Seller",
                Statement = new PolicyStatement(new PolicyStatementProps
                {
                    Sid = "Seller",
                    Principals = [new AccountPrincipal(seller.Account)],
                    Actions = ["events:PutEvents"],
                    Resources = [bus.AttrArn],
                }).ToStatementJson(),
            });
        }

        var rule = new EventRule
        {
            Name = names.MarketplaceBus,
            Bus = bus.Ref,
            Pattern = AgreementEvents.Pattern(settings),
            Target = queue.QueueArn,
            DeadLetters = deadLetters.QueueArn,
        }.Create(scope, "AgreementEvents");
        queue.AddToResourcePolicy(Send(queue, "events.amazonaws.com", rule));
        deadLetters.AddToResourcePolicy(Send(deadLetters, "events.amazonaws.com", rule));
        return deadLetters;
    }
}
