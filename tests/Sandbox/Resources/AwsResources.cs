using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>All that the system finds in its AWS account, created in moto as the CDK app creates it on AWS.</summary>
public sealed record AwsResources
{
    /// <summary>Name of the table.</summary>
    public required string Table { get; init; }

    /// <summary>ARN of the table's stream.</summary>
    public required string Stream { get; init; }

    /// <summary>Where AWS Marketplace's notices arrive.</summary>
    public required QueuePair Notices { get; init; }

    /// <summary>Where the outbox items' keys arrive.</summary>
    public required QueuePair Outbox { get; init; }

    /// <summary>Where Guance's billing sends usage.</summary>
    public required QueuePair Usage { get; init; }

    public IReadOnlyList<QueuePair> Queues => [Notices, Outbox, Usage];

    /// <summary>ARN of the KMS key that wraps the key ring of the pages.</summary>
    public required string WebKey { get; init; }

    /// <summary>Topic name to ARN.</summary>
    public required IReadOnlyDictionary<string, string> Topics { get; init; }

    /// <summary>Name of the event bus that agreement events are put on.</summary>
    public required string Bus { get; init; }

    internal static async Task<AwsResources> CreateAsync(
        AwsClients clients, AwsCall call, IEnumerable<string> productsWithTopics, CancellationToken stop)
    {
        var notices = await QueuePair.CreateAsync(clients.Sqs, FunctionSettings.Subscriptions.Queue!, stop);
        await ParameterCreation.CreateAsync(clients.Parameters, stop);
        return new()
        {
            Table = SettlementTable.Name,
            Stream = await TableCreation.CreateAsync(clients.DynamoDb, stop),
            Notices = notices,
            Outbox = await QueuePair.CreateAsync(clients.Sqs, FunctionSettings.Outbox.Queue!, stop),
            Usage = await QueuePair.CreateAsync(clients.Sqs, FunctionSettings.UsageIntake.Queue!, stop),
            WebKey = await KeyCreation.CreateAsync(call, stop),
            Topics = await TopicCreation.CreateAsync(call, productsWithTopics, notices.Arn, stop),
            Bus = await BusRuleCreation.CreateAsync(call, notices.Arn, stop),
        };
    }
}
