using System.Text.Json.Nodes;
using Amazon.SQS;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>
/// The EventBridge Pipe between the table's stream and the outbox queue: of the inserts it takes those of outbox items, and
/// sends the item's key. What it could not send it sends again; order is kept.
/// </summary>
internal sealed class OutboxPipe(AwsCall call, string streamArn, IAmazonSQS sqs, string queueUrl, Pulse pulse) : BackgroundLoop
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private string? lastSequence;

    protected override async Task RunAsync(CancellationToken stop)
    {
        var records = await ReadAsync(stop);
        foreach (var record in records)
        {
            if (OutboxKey(record) is { } key)
            {
                var order = new JsonObject { ["outbox"] = key };
                await sqs.SendMessageAsync(queueUrl, order.ToJsonString(), stop);
            }

            lastSequence = (string)record["dynamodb"]!["SequenceNumber"]!;
        }

        if (records.Count == 0)
        {
            await pulse.WaitAsync(Tick, stop);
        }
    }

    /// <returns>The partition key of an outbox item that was inserted; null for any other record.</returns>
    public static string? OutboxKey(JsonObject record) =>
        (string?)record["eventName"] == "INSERT"
            && (string?)record["dynamodb"]?["Keys"]?[SettlementTable.PartitionKey]?["S"] is { } key
            && key.StartsWith(SettlementTable.OutboxPrefix, StringComparison.Ordinal)
            ? key
            : null;

    // A fresh iterator each time: moto's would go on reading the table of before a transaction that was rolled back.
    private async Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken stop)
    {
        var stream = await StreamsAsync("DescribeStream", new() { ["StreamArn"] = streamArn }, stop);
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

        var iterator = await StreamsAsync("GetShardIterator", input, stop);
        var answer = await StreamsAsync("GetRecords", new() { ["ShardIterator"] = (string)iterator["ShardIterator"]! }, stop);
        return [.. answer["Records"]!.AsArray().OfType<JsonObject>()];
    }

    private Task<JsonNode> StreamsAsync(string operation, JsonObject input, CancellationToken stop) =>
        call.JsonAsync("dynamodb", $"DynamoDBStreams_20120810.{operation}", input, stop);
}
