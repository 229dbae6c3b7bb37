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

    /// <summary>Batches of the queue that are handled at the same time.</summary>
    public int MaxConcurrency { get; init; } = QueueSettings.MaxConcurrency;

    /// <summary>Copies that run at once at most, and that nothing else in the account can take; null for none reserved.</summary>
    public int? Reserved { get; init; }
}
