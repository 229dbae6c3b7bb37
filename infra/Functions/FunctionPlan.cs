using Amazon.CDK.AWS.IAM;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Functions;

/// <summary>What sets one function apart from the others.</summary>
internal sealed record FunctionPlan
{
    public required FunctionSettings Settings { get; init; }

    public required string Description { get; init; }

    /// <summary>Environment variables; README "Settings" explains each.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>What its code calls, and nothing else.</summary>
    public required IReadOnlyList<PolicyStatement> Permissions { get; init; }

    /// <summary>Null for a function that answers HTTP.</summary>
    public FeedingQueue? Queue { get; init; }
}
