using System.Buffers;
using System.Text.Json;
using Amazon.SQS.Model;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>The event by which Lambda hands messages of a queue to a function.</summary>
public static class SqsEventJson
{
    /// <returns>The event, JSON in UTF-8.</returns>
    public static ReadOnlyMemory<byte> From(IEnumerable<Message> messages, string queueArn)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("Records");
        foreach (var message in messages)
        {
            Write(json, message, queueArn);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Message message, string queueArn)
    {
        json.WriteStartObject();
        json.WriteString("messageId", message.MessageId);
        json.WriteString("receiptHandle", message.ReceiptHandle);
        json.WriteString("body", message.Body);
        json.WriteStartObject("attributes");
        foreach (var (name, value) in message.Attributes ?? [])
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("messageAttributes");
        foreach (var (name, value) in message.MessageAttributes ?? [])
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
        json.WriteString("md5OfBody", message.MD5OfBody);
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", queueArn);
        json.WriteString("awsRegion", SandboxCredentials.Region);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, MessageAttributeValue value)
    {
        json.WriteStartObject(name);
        if (value.BinaryValue is { } binary)
        {
            json.WriteBase64String("binaryValue", binary.ToArray());
        }
        else
        {
            json.WriteString("stringValue", value.StringValue);
        }

        // Lambda always sends the two lists, which SQS does not fill.
        json.WriteStartArray("stringListValues");
        json.WriteEndArray();
        json.WriteStartArray("binaryListValues");
        json.WriteEndArray();
        json.WriteString("dataType", value.DataType);
        json.WriteEndObject();
    }
}
