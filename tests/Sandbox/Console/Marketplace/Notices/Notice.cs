using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Notices;

/// <summary>One message from AWS Marketplace to the seller.</summary>
/// <param name="Kind">The action of an SNS message, or the detail-type of an event.</param>
/// <param name="Topic">Name of the SNS topic; null for an event.</param>
/// <param name="Body">The SNS message, or the event's detail.</param>
public sealed record Notice(string Kind, string? Topic, JsonObject Body)
{
    /// <summary>ARNs that an event is about; none in SNS messages.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];
}
