using Amazon.CDK.AWS.Events;
using Constructs;

namespace Guance.Serverless.Infra.Notices;

/// <summary>A rule of EventBridge with one target.</summary>
internal sealed record EventRule
{
    public required string Name { get; init; }

    /// <summary>Null for the account's default bus.</summary>
    public string? Bus { get; init; }

    /// <summary>Which events it takes; null for a schedule.</summary>
    public Dictionary<string, object>? Pattern { get; init; }

    /// <summary>When it fires by itself, such as <c>rate(1 hour)</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>What the target gets; null for the event itself.</summary>
    public string? Input { get; init; }

    /// <summary>ARN of the target.</summary>
    public required string Target { get; init; }

    /// <summary>ARN of the role that reaches the target; null where the target's own policy says who may.</summary>
    public string? Role { get; init; }

    /// <summary>ARN of the queue for events that the target did not take.</summary>
    public string? DeadLetters { get; init; }

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
                Arn = Target,
                Input = Input,
                RoleArn = Role,
                DeadLetterConfig = DeadLetters is null ? null : new CfnRule.DeadLetterConfigProperty { Arn = DeadLetters },
            },
        ],
    }).AttrArn;
}
