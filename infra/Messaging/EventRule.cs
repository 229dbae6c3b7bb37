using Amazon.CDK.AWS.Events;
using Constructs;

namespace Guance.Serverless.Infra.Messaging;

/// <summary>An EventBridge rule with one target.</summary>
internal sealed record EventRule
{
    public required string Name { get; init; }

    /// <summary>Null for the account's default event bus.</summary>
    public string? Bus { get; init; }

    /// <summary>Which events match; null for a scheduled rule.</summary>
    public Dictionary<string, object>? Pattern { get; init; }

    /// <summary>When a scheduled rule fires, such as <c>rate(1 hour)</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>What the target receives; null for the event itself.</summary>
    public string? Input { get; init; }

    public required string TargetArn { get; init; }

    /// <summary>The role that sends to the target; null where the target's resource policy allows it.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The queue for events that could not be delivered to the target.</summary>
    public string? DeadLetterQueueArn { get; init; }

    /// <returns>ARN of the rule.</returns>
    public string Create(Construct scope, string id) => new CfnRule(scope, id, new CfnRuleProps
    {
        Name = Name,
        EventBusName = Bus,
        EventPattern = Pattern,
        ScheduleExpression = Schedule,
        Targets = (object[])
        [
            new CfnRule.TargetProperty
            {
                Id = "target",
                Arn = TargetArn,
                Input = Input,
                RoleArn = RoleArn,
                DeadLetterConfig = DeadLetterQueueArn is null ? null : new CfnRule.DeadLetterConfigProperty { Arn = DeadLetterQueueArn },
            },
        ],
    }).AttrArn;
}
