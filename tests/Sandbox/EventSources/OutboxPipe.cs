using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>
/// The EventBridge Pipe between the table's stream and the outbox queue: of the inserts it takes those of outbox items, and
/// sends the item's id. What it could not send it sends again; order is kept.
/// </summary>
internal sealed class OutboxPipe(MotoGateway gateway, string streamArn, IAmazonSQS sqs, string queueUrl) : BackgroundLoop
{
    private const int BatchSize = 10;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly Pulse pulse = gateway.ListenToTable();
    private string? shard;
    private string? lastSequence;
    private int lost;

    /// <summary>Whether it drops what it reads, as a pipe that was stopped until the stream forgot.</summary>
    public bool LosesRecords { get; set; }

    /// <summary>Outbox items that it has dropped.</summary>
    public int Lost => lost;

    protected override async Task RunAsync(CancellationToken stop)
    {
        var records = await gateway.AloneAsync(moto => ReadAsync(moto, stop), stop);
        foreach (var batch in records.Chunk(BatchSize))
        {
            var ids = batch.Select(OutboxId).OfType<string>().ToList();
            if (LosesRecords)
            {
                Interlocked.Add(ref lost, ids.Count);
            }
            else if (ids.Count > 0)
            {
                await SendAsync(ids, stop);
            }

            lastSequence = (string)batch[^1]["dynamodb"]!["SequenceNumber"]!;
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

    private async Task SendAsync(List<string> ids, CancellationToken stop)
    {
        var entries = ids.Select((id, index) => new SendMessageBatchRequestEntry($"{index}", OutboxMessage.ForItem(id))).ToList();
        var answer = await sqs.SendMessageBatchAsync(queueUrl, entries, stop);
        if (answer.Failed is [var first, ..])
        {
            throw new InvalidOperationException($"The outbox queue did not take {answer.Failed.Count} messages: {first.Message}");
        }
    }

    // A fresh iterator each time, with nobody in between: moto's goes on reading the table of before a transaction that was
    // rolled back, and would tell of items that never came to be under the numbers of those that came instead.
    private async Task<IReadOnlyList<JsonObject>> ReadAsync(AwsCall moto, CancellationToken stop)
    {
        shard ??= (string)(await StreamsAsync("DescribeStream", new() { ["StreamArn"] = streamArn }))
            ["StreamDescription"]!["Shards"]!.AsArray().Single()!["ShardId"]!;
        var input = new JsonObject
        {
            ["StreamArn"] = streamArn,
            ["ShardId"] = shard,
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
