using System.Buffers;
using System.Text.Json;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Logging;

namespace Guance.Serverless.Hosting.Metrics;

/// <summary>
/// Metrics as log lines in CloudWatch's embedded metric format: CloudWatch turns them into metrics, without an API call.
/// </summary>
/// <param name="function">Name of the function on Lambda: the dimension of all metrics.</param>
/// <param name="output">Where the function's logs go.</param>
/// <param name="time">Stamps the lines.</param>
/// <param name="version">Version of the function: a second dimension of some metrics.</param>
public sealed class EmfMetrics(string function, LogOutput output, TimeProvider time, string version = EmfMetrics.Unpublished)
{
    /// <summary>Lambda's version name of a function that was not published as a version.</summary>
    public const string Unpublished = "$LATEST";

    /// <summary>Counts events. 0 is not written.</summary>
    public void Count(string name, int times = 1)
    {
        if (times > 0)
        {
            Write(name, "Count", times);
        }
    }

    /// <summary>A number that is written even when it is 0, because an alarm needs it.</summary>
    public void Gauge(string name, int value) => Write(name, "Count", value);

    /// <summary>Counts one event by version of the function, to compare a new version with the one before.</summary>
    public void CountByVersion(string name) => Write(name, "Count", value: 1, byVersion: true);

    /// <summary>A duration, in milliseconds.</summary>
    public void Duration(string name, TimeSpan elapsed) => Write(name, "Milliseconds", elapsed.TotalMilliseconds);

    private void Write(string name, string unit, double value, bool byVersion = false)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", time.GetUtcNow().ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            json.WriteStartObject();
            json.WriteString("Namespace", MetricNames.Namespace);
            json.WriteStartArray("Dimensions");
            json.WriteStartArray();
            json.WriteStringValue(MetricNames.Function);
            if (byVersion)
            {
                json.WriteStringValue(MetricNames.Version);
            }

            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteStartArray("Metrics");
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", unit);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString(MetricNames.Function, function);
            if (byVersion)
            {
                json.WriteString(MetricNames.Version, version);
            }

            json.WriteNumber(name, value);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan);
    }
}
