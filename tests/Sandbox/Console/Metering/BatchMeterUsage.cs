using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>Takes usage records: every one is kept and answered Success.</summary>
internal static class BatchMeterUsage
{
    private const int Most = 25;

    public static IResult Answer(JsonObject request, UsageLog log, TimeProvider time)
    {
        if (request["UsageRecords"] is not JsonArray { Count: <= Most } records
            || records.Any(record => record is not JsonObject))
        {
            return AwsAnswer.Error("ValidationException", "UsageRecords must be a list of at most 25 records.");
        }

        var results = new JsonArray();
        foreach (var record in records.OfType<JsonObject>())
        {
            var kept = record.DeepClone().AsObject();
            kept["ReceivedAt"] = time.GetUtcNow();
            kept["RequestProductCode"] = request["ProductCode"]?.DeepClone();
            log.Add(kept);
            results.Add(new JsonObject
            {
                ["MeteringRecordId"] = Guid.NewGuid().ToString(),
                ["Status"] = "Success",
                ["UsageRecord"] = record.DeepClone(),
            });
        }

        return AwsAnswer.Ok(new JsonObject { ["Results"] = results, ["UnprocessedRecords"] = new JsonArray() });
    }
}
