using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>The usage records that BatchMeterUsage took, as they came.</summary>
public sealed class UsageLog
{
    private readonly Lock gate = new();
    private readonly List<JsonObject> records = [];

    public IReadOnlyList<JsonObject> All
    {
        get
        {
            lock (gate)
            {
                return [.. records];
            }
        }
    }

    internal void Add(JsonObject record)
    {
        lock (gate)
        {
            records.Add(record);
        }
    }
}
