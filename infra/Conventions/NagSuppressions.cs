using Amazon.CDK;
using Constructs;

namespace Guance.Serverless.Infra.Conventions;

/// <summary>
/// Suppresses findings of cdk-nag's AwsSolutions rules, each with its reason, in the template metadata that cdk-nag reads.
/// </summary>
internal static class NagSuppressions
{
    private const string MetadataKey = "cdk_nag";

    public static void Add(IConstruct construct, string rule, string reason)
    {
        var resource = construct as CfnResource ?? (CfnResource)construct.Node.DefaultChild!;
        var existing = resource.GetMetadata(MetadataKey) is IDictionary<string, object> metadata ? (object[])metadata["rules_to_suppress"] : [];
        var suppression = new Dictionary<string, object> { ["id"] = rule, ["reason"] = reason };
        resource.AddMetadata(MetadataKey, new Dictionary<string, object> { ["rules_to_suppress"] = (object[])[.. existing, suppression] });
    }
}
