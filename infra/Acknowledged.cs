using Amazon.CDK;
using Constructs;

namespace Guance.Serverless.Infra;

/// <summary>
/// Findings of the AwsSolutions rules that stand, each with its reason, written where cdk-nag looks for them in a template.
/// </summary>
internal static class Acknowledged
{
    private const string Tool = "cdk_nag";

    public static void Finding(IConstruct construct, string rule, string reason)
    {
        var resource = construct as CfnResource ?? (CfnResource)construct.Node.DefaultChild!;
        var before = resource.GetMetadata(Tool) is IDictionary<string, object> known ? (object[])known["rules_to_suppress"] : [];
        var finding = new Dictionary<string, object> { ["id"] = rule, ["reason"] = reason };
        resource.AddMetadata(Tool, new Dictionary<string, object> { ["rules_to_suppress"] = (object[])[.. before, finding] });
    }
}
