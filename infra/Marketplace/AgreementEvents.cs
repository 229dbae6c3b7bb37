using Amazon.CDK;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Marketplace;

/// <summary>AWS Marketplace's events about agreements and licences. Source: AWS Marketplace Seller Guide, "Amazon EventBridge events".</summary>
internal static class AgreementEvents
{
    /// <summary>
    /// Matches every event of the source, so that an event type we do not know yet is at least recorded in the history. With a list
    /// of allowed AWS accounts it matches only events whose acceptor, the buyer, is on that list.
    /// </summary>
    public static Dictionary<string, object> Pattern(DeploymentSettings settings)
    {
        var pattern = new Dictionary<string, object> { ["source"] = new[] { "aws.agreement-marketplace" } };
        if (settings.AllowedAccounts.Count > 0)
        {
            pattern["detail"] = new Dictionary<string, object>
            {
                ["acceptor"] = new Dictionary<string, object> { ["accountId"] = settings.AllowedAccounts.ToArray() },
            };
        }

        return pattern;
    }

    /// <summary>ARN of the rule on the default event bus, for a stack in the same account and Region.</summary>
    public static string RuleArn(Stack stack, ResourceNames names) =>
        stack.FormatArn(new ArnComponents { Service = "events", Resource = "rule", ResourceName = names.AgreementEventsRule });
}
