using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.RegionInfo;
using Constructs;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Marketplace;

/// <summary>
/// The receiving side of AWS Marketplace's notices: lets EventBridge and SNS send to the notices queue, and creates the event bus
/// where one is needed. The sending side is in the MarketplaceEvents stack, in AWS Marketplace's Region.
/// </summary>
internal static class NoticeIngestion
{
    /// <summary>
    /// A rule can target a queue only in its own Region and account; from elsewhere events are sent to an event bus first. Source:
    /// EventBridge User Guide, "Sending and receiving events between AWS Regions".
    /// </summary>
    public static bool NeedsEventBus(DeploymentSettings settings) =>
        settings.Seller is not null || settings.Target.Region != settings.Target.MarketplaceRegion;

    /// <returns>The dead-letter queue of the event bus's rule; null where no event bus is needed.</returns>
    public static Queue? Create(Construct scope, ResourceNames names, EventSourceQueue notices, DeploymentSettings settings)
    {
        var queue = notices.Queue;
        var topics = settings.Products.SelectMany(product => product.TopicArns).ToArray();
        if (topics.Length > 0)
        {
            queue.AddToResourcePolicy(QueueAccess.AllowSendFrom(queue, SnsPrincipal(settings.Target.Region), topics));
        }

        if (NeedsEventBus(settings))
        {
            return CreateEventBus(scope, names, queue, settings);
        }

        queue.AddToResourcePolicy(QueueAccess.AllowSendFrom(queue, "events.amazonaws.com", AgreementEvents.RuleArn(Stack.Of(scope), names)));
        return null;
    }

    /// <summary>
    /// The service principal that SNS sends to a queue as. In an opt-in Region it is that Region's own. Source: SNS Developer Guide,
    /// "Sending Amazon SNS messages to an Amazon SQS queue or AWS Lambda function in a different Region".
    /// </summary>
    private static string SnsPrincipal(string queueRegion) =>
        RegionInfo.Get(queueRegion).IsOptInRegion ? $"sns.{queueRegion}.amazonaws.com" : "sns.amazonaws.com";

    private static Queue CreateEventBus(Construct scope, ResourceNames names, Queue queue, DeploymentSettings settings)
    {
        // Not the dead-letter queue of the notices queue: that one holds messages the function failed to handle, and is redriven
        // into the notices queue. Undelivered events have another format and cannot be redriven.
        var deadLetters = DeadLetterQueues.Create(
            scope, "MarketplaceBusDeadLetters", names.Queue("marketplace-bus-dlq"), settings.Retention,
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
            TargetArn = queue.QueueArn,
            DeadLetterQueueArn = deadLetters.QueueArn,
        }.Create(scope, "AgreementEvents");
        queue.AddToResourcePolicy(QueueAccess.AllowSendFrom(queue, "events.amazonaws.com", rule));
        deadLetters.AddToResourcePolicy(QueueAccess.AllowSendFrom(deadLetters, "events.amazonaws.com", rule));
        return deadLetters;
    }
}
