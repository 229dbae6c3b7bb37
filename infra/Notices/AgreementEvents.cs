using Amazon.CDK;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Notices;

/// <summary>What AWS Marketplace tells about agreements and licences. Source: AWS Marketplace Seller Guide, "Amazon EventBridge events".</summary>
internal static class AgreementEvents
{
    /// <summary>
    /// Every event of the source: a type that is new to us belongs into the history, not into nowhere. With a list of AWS accounts,
    /// only those whose acceptor, the buyer, is on it.
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

    /// <summary>Name of the rule on AWS Marketplace's bus.</summary>
    public static string RuleName(Names names) => $"{names.Deployment}-agreement-events";

    /// <summary>ARN of the rule, for a stack of the same account and region.</summary>
    public static string RuleArn(Stack stack, Names names) =>
        stack.FormatArn(new ArnComponents { Service = "events", Resource = "rule", ResourceName = RuleName(names) });
}
