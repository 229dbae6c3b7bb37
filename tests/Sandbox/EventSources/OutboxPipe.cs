using System.Text.Json.Nodes;
using Amazon.SQS;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>
/// The EventBridge Pipe between the table's stream and the outbox queue: of the inserts it takes those of outbox items, and
/// sends the item's id. What it could not send it sends again; order is kept.
/// </summary>
internal sealed class OutboxPipe(MotoGateway gateway, string streamArn, IAmazonSQS sqs, string queueUrl) : BackgroundLoop
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly Pulse pulse = gateway.Listen();
    private string? lastSequence;
    private int lost;

    /// <summary>Whether it drops what it reads, as a pipe that was stopped until the stream forgot.</summary>
    public bool LosesRecords { get; set; }

    /// <summary>Outbox items that it has dropped.</summary>
    public int Lost => lost;

    protected override async Task RunAsync(CancellationToken stop)
    {
        var records = await gateway.AloneAsync(moto => ReadAsync(moto, stop), stop);
        foreach (var record in records)
        {
            if (OutboxId(record) is not { } id)
            {
                // No outbox item was inserted.
            }
            else if (LosesRecords)
            {
                Interlocked.Increment(ref lost);
            }
            else
            {
                await sqs.SendMessageAsync(queueUrl, OutboxMessage.ForItem(id), stop);
            }

            lastSequence = (string)record["dynamodb"]!["SequenceNumber"]!;
        }

        if (records.Count == 0)
        {
            await pulse.WaitAsync(Tick, stop);
        }
    }

    /// <returns>The id of an outbox item that was inserted; null for any other record.</returns>
    public static string? OutboxId(JsonObject record) =>
        (string?)record["eventName"] == "INSERT"
            && (string?)record["dynamodb"]?["Keys"]?[SettlementTable.PartitionKey]?["S"] is { } key
            && key.StartsWith(SettlementTable.OutboxPrefix, StringComparison.Ordinal)
            ? (string?)record["dynamodb"]?["Keys"]?[SettlementTable.SortKey]?["S"]
            : null;

    // A fresh iterator each time, with nobody in between: moto's goes on reading the table of before a transaction that was
    // rolled back, and would tell of items that never came to be under the numbers of those that came instead.
    private async Task<IReadOnlyList<JsonObject>> ReadAsync(AwsCall moto, CancellationToken stop)
    {
        var stream = await StreamsAsync("DescribeStream", new() { ["StreamArn"] = streamArn });
        var shard = stream["StreamDescription"]!["Shards"]!.AsArray().Single()!;
        var input = new JsonObject
        {
            ["StreamArn"] = streamArn,
            ["ShardId"] = (string)shard["ShardId"]!,
            ["ShardIteratorType"] = lastSequence is null ? "TRIM_HORIZON" : "AFTER_SEQUENCE_NUMBER",
        };
        if (lastSequence is not null)
        {
            input["SequenceNumber"] = lastSequence;
        }

        var iterator = await StreamsAsync("GetShardIterator", input);
        var answer = await StreamsAsync("GetRecords", new() { ["ShardIterator"] = (string)iterator["ShardIterator"]! });
        return [.. answer["Records"]!.AsArray().OfType<JsonObject>()];

        Task<JsonNode> StreamsAsync(string operation, JsonObject arguments) =>
            moto.JsonAsync("dynamodb", $"DynamoDBStreams_20120810.{operation}", arguments, stop);
    }
}
