using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SES;
using Constructs;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Mail;

/// <summary>Writes SES's bounce, complaint and reject events to a log group that operators can read.</summary>
internal static class MailEventLog
{
    public static void Create(Construct scope, ResourceNames names, RetentionSettings retention, ConfigurationSet configurationSet)
    {
        var stack = Stack.Of(scope);
        _ = new CfnConfigurationSetEventDestination(scope, "Events", new CfnConfigurationSetEventDestinationProps
        {
            ConfigurationSetName = configurationSet.ConfigurationSetName,
            EventDestination = new CfnConfigurationSetEventDestination.EventDestinationProperty
            {
                Enabled = true,
                MatchingEventTypes = ["bounce", "complaint", "reject"],
                EventBridgeDestination = new CfnConfigurationSetEventDestination.EventBridgeDestinationProperty
                {
                    // SES can send only to the account's default event bus.
                    EventBusArn = stack.FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = "default" }),
                },
            },
        });
        var logs = LogGroups.Create(scope, "Logs", $"/aws/events/{names.Stack("mail")}", retention);
        var rule = new EventRule
        {
            Name = names.MailEventsRule,
            Pattern = new Dictionary<string, object>
            {
                ["source"] = new[] { "aws.ses" },
                ["detail"] = new Dictionary<string, object>
                {
                    ["mail"] = new Dictionary<string, object>
                    {
                        ["tags"] = new Dictionary<string, object> { ["ses:configuration-set"] = new[] { names.MailConfigurationSet } },
                    },
                },
            },
            TargetArn = LogGroupArn(stack, logs),
        }.Create(scope, "Rule");
        AllowEventBridge(scope, names, stack, logs, rule);
    }

    private static void AllowEventBridge(Construct scope, ResourceNames names, Stack stack, LogGroup logs, string ruleArn)
    {
        var policy = new Dictionary<string, object>
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["Effect"] = "Allow",
                    ["Principal"] = new Dictionary<string, object> { ["Service"] = new[] { "events.amazonaws.com", "delivery.logs.amazonaws.com" } },
                    ["Action"] = new[] { "logs:CreateLogStream", "logs:PutLogEvents" },
                    ["Resource"] = logs.LogGroupArn,
                    ["Condition"] = new Dictionary<string, object>
                    {
                        ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = ruleArn },
                    },
                },
            },
        };
        _ = new CfnResourcePolicy(scope, "LogsPolicy", new CfnResourcePolicyProps
        {
            PolicyName = names.MailEventsRule,
            PolicyDocument = stack.ToJsonString(policy),
        });
    }

    /// <summary>The ARN without the ":*" at its end, which EventBridge does not accept.</summary>
    private static string LogGroupArn(Stack stack, LogGroup logs) => stack.FormatArn(new ArnComponents
    {
        Service = "logs",
        Resource = "log-group",
        ResourceName = logs.LogGroupName,
        ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
    });
}
