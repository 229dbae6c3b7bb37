using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SES;
using Constructs;
using Guance.Serverless.Infra.Notices;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;

namespace Guance.Serverless.Infra.Mail;

/// <summary>Keeps what SES tells about mails that bounced, were complained of or were rejected, where operators can read it.</summary>
internal static class MailEvents
{
    public static void Keep(Construct scope, Names names, Protection protection, ConfigurationSet set)
    {
        var stack = Stack.Of(scope);
        _ = new CfnConfigurationSetEventDestination(scope, "Events", new CfnConfigurationSetEventDestinationProps
        {
            ConfigurationSetName = set.ConfigurationSetName,
            EventDestination = new CfnConfigurationSetEventDestination.EventDestinationProperty
            {
                Enabled = true,
                MatchingEventTypes = ["bounce", "complaint", "reject"],
                EventBridgeDestination = new CfnConfigurationSetEventDestination.EventBridgeDestinationProperty
                {
                    // SES knows only the account's default bus.
                    EventBusArn = stack.FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = "default" }),
                },
            },
        });
        var logs = LogGroups.Create(scope, "Logs", $"/aws/events/{names.Stack("mail")}", protection);
        var rule = new EventRule
        {
            Name = names.MailRule,
            Pattern = new Dictionary<string, object>
            {
                ["source"] = new[] { "aws.ses" },
                ["detail"] = new Dictionary<string, object>
                {
                    ["mail"] = new Dictionary<string, object>
                    {
                        ["tags"] = new Dictionary<string, object> { ["ses:configuration-set"] = new[] { names.ConfigurationSet } },
                    },
                },
            },
            Target = GroupArn(stack, logs),
        }.Create(scope, "Rule");
        LetEventsWrite(scope, names, stack, logs, rule);
    }

    private static void LetEventsWrite(Construct scope, Names names, Stack stack, LogGroup logs, string rule)
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
                        ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = rule },
                    },
                },
            },
        };
        _ = new CfnResourcePolicy(scope, "LogsPolicy", new CfnResourcePolicyProps
        {
            PolicyName = names.MailRule,
            PolicyDocument = stack.ToJsonString(policy),
        });
    }

    /// <summary>A log group's own ARN ends in ":*", which EventBridge does not take.</summary>
    private static string GroupArn(Stack stack, LogGroup logs) => stack.FormatArn(new ArnComponents
    {
        Service = "logs",
        Resource = "log-group",
        ResourceName = logs.LogGroupName,
        ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
    });
}
