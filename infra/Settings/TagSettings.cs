using Amazon.CDK;
using Constructs;

namespace Guance.Serverless.Infra.Settings;

/// <summary>The tags of every resource, for cost reports and to find out who is responsible for it.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Owner">The responsible team; null for no tag.</param>
/// <param name="CostCentre">The cost centre; null for no tag.</param>
internal sealed record TagSettings(string Environment, string? Owner, string? CostCentre)
{
    /// <summary>The environment of a deployment from cdk.json alone.</summary>
    private const string Production = "production";

    public static TagSettings Read(ContextReader context) => new(
        context.Optional(EnvironmentFile.SettingName, "staging") ?? Production,
        context.Optional("owner", SettingPatterns.TagValue, "settlement-team@example.com"),
        context.Optional("costCentre", SettingPatterns.TagValue, "4711"));

    /// <summary>
    /// Adds the tags. In China event source mappings cannot have any. Source: Getting Started with Amazon Web Services in China,
    /// "Amazon Lambda".
    /// </summary>
    public void AddTo(IConstruct scope, string application, DeploymentTarget target)
    {
        var tags = Tags.Of(scope);
        var options = new TagProps { ExcludeResourceTypes = target.IsChina ? ["AWS::Lambda::EventSourceMapping"] : [] };
        tags.Add("application", application, options);
        tags.Add("environment", Environment, options);
        foreach (var (key, value) in new (string Key, string? Value)[] { ("owner", Owner), ("cost-centre", CostCentre) })
        {
            if (value is not null)
            {
                tags.Add(key, value, options);
            }
        }
    }
}
