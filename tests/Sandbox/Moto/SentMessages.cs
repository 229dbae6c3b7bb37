using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>
/// Messages on their way to SQS. SQS keeps the trace header of the request that sends a message as the message's system attribute
/// AWSTraceHeader; moto keeps only an attribute that the request names itself.
/// https://docs.aws.amazon.com/xray/latest/devguide/xray-services-sqs.html
/// </summary>
internal static class SentMessages
{
    private const string Attributes = "MessageSystemAttributes";
    private const string TraceHeader = "AWSTraceHeader";

    /// <param name="target">Value of X-Amz-Target.</param>
    /// <param name="trace">Value of X-Amzn-Trace-Id, in which the SDK encodes the bar between two counts of a lineage; may be empty.</param>
    /// <param name="body">The operation's input.</param>
    /// <returns>The input with the attribute; unchanged where it sends nothing, or there is no trace header.</returns>
    public static byte[] WithTrace(string target, string trace, byte[] body)
    {
        if (trace.Length == 0 || target is not ("AmazonSQS.SendMessage" or "AmazonSQS.SendMessageBatch"))
        {
            return body;
        }

        var input = JsonNode.Parse(body)!.AsObject();
        foreach (var message in input["Entries"] is JsonArray entries ? entries.Select(entry => entry!.AsObject()) : [input])
        {
            if (message[Attributes]?[TraceHeader] is null)
            {
                message[Attributes] ??= new JsonObject();
                message[Attributes]![TraceHeader] = new JsonObject { ["DataType"] = "String", ["StringValue"] = Uri.UnescapeDataString(trace) };
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(input);
    }
}
