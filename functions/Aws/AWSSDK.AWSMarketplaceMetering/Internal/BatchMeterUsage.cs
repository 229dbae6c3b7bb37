using System.Text.Json;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.AWSMarketplaceMetering.Internal;

/// <summary>BatchMeterUsage on the wire; what is null is left out.</summary>
internal sealed class BatchMeterUsage : OperationUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private static readonly BatchMeterUsage Instance = new();

    public static InvokeOptions Options { get; } = new() { RequestMarshaller = Instance, ResponseUnmarshaller = Instance };

    public IRequest Marshall(AmazonWebServiceRequest input) =>
        JsonCall.Create(input, "BatchMeterUsage", json =>
        {
            var request = (BatchMeterUsageRequest)input;
            WriteText(json, "ProductCode", request.ProductCode);
            WriteList(json, "UsageRecords", request.UsageRecords, Write);
        });

    protected override AmazonWebServiceResponse Read(JsonElement answer) => new BatchMeterUsageResponse
    {
        Results = List(answer, "Results", ReadResult),
        UnprocessedRecords = List(answer, "UnprocessedRecords", ReadRecord),
    };

    private static void Write(Utf8JsonWriter json, UsageRecord record)
    {
        WriteText(json, "CustomerAWSAccountId", record.CustomerAWSAccountId);
        WriteText(json, "CustomerIdentifier", record.CustomerIdentifier);
        WriteText(json, "Dimension", record.Dimension);
        WriteText(json, "LicenseArn", record.LicenseArn);
        if (record.Quantity is { } quantity)
        {
            json.WriteNumber("Quantity", quantity);
        }

        if (record.Timestamp is { } timestamp)
        {
            json.WriteNumber("Timestamp", new DateTimeOffset(timestamp.ToUniversalTime()).ToUnixTimeSeconds());
        }

        WriteList(json, "UsageAllocations", record.UsageAllocations, Write);
    }

    private static void Write(Utf8JsonWriter json, UsageAllocation allocation)
    {
        if (allocation.AllocatedUsageQuantity is { } quantity)
        {
            json.WriteNumber("AllocatedUsageQuantity", quantity);
        }

        WriteList(json, "Tags", allocation.Tags, Write);
    }

    private static void Write(Utf8JsonWriter json, Tag tag)
    {
        WriteText(json, "Key", tag.Key);
        WriteText(json, "Value", tag.Value);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, List<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static UsageRecordResult ReadResult(JsonElement json) => new()
    {
        MeteringRecordId = Text(json, "MeteringRecordId"),
        Status = Text(json, "Status") is { } status ? UsageRecordResultStatus.FindValue(status) : null,
        UsageRecord = Member(json, "UsageRecord") is { } record ? ReadRecord(record) : null,
    };

    private static UsageRecord ReadRecord(JsonElement json) => new()
    {
        CustomerAWSAccountId = Text(json, "CustomerAWSAccountId"),
        CustomerIdentifier = Text(json, "CustomerIdentifier"),
        Dimension = Text(json, "Dimension"),
        LicenseArn = Text(json, "LicenseArn"),
        Quantity = Member(json, "Quantity")?.GetInt32(),
        Timestamp = Member(json, "Timestamp") is { } seconds
            ? DateTime.UnixEpoch.AddTicks((long)(seconds.GetDecimal() * TimeSpan.TicksPerSecond))
            : null,
        UsageAllocations = List(json, "UsageAllocations", ReadAllocation),
    };

    private static UsageAllocation ReadAllocation(JsonElement json) => new()
    {
        AllocatedUsageQuantity = Member(json, "AllocatedUsageQuantity")?.GetInt32(),
        Tags = List(json, "Tags", tag => new Tag { Key = Text(tag, "Key"), Value = Text(tag, "Value") }),
    };
}
