using Amazon.CDK;
using Constructs;

namespace Guance.Serverless.Infra.Settings;

/// <summary>What tags say of every resource, for bills and for whoever finds one.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Owner">Who answers for it; null for no tag.</param>
/// <param name="CostCentre">Who pays for it; null for no tag.</param>
internal sealed record DeploymentLabels(string Environment, string? Owner, string? CostCentre)
{
    /// <summary>What cdk.json alone deploys.</summary>
    private const string Production = "production";

    public static DeploymentLabels Read(ContextReader context) => new(
        context.Optional(EnvironmentFile.Setting, "staging") ?? Production,
        context.Matching("owner", Forms.Tag, "settlement-team@example.com"),
        context.Matching("costCentre", Forms.Tag, "4711"));

    /// <summary>
    /// In China event source mappings have no tags: Getting Started with Amazon Web Services in China, "Amazon Lambda".
    /// </summary>
    public void Tag(IConstruct scope, string application, Place place)
    {
        var tags = Tags.Of(scope);
        var options = new TagProps { ExcludeResourceTypes = place.IsChina ? ["AWS::Lambda::EventSourceMapping"] : [] };
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
