using System.Buffers;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>One line of JSON for each exception that reached the loop: nobody else will have logged it.</summary>
internal static class FailureLog
{
    public static void Write(Exception exception, ILambdaContext? context)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(line, PlainJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp"u8, TimeProvider.System.GetUtcNow());
            json.WriteString("level"u8, "Error"u8);
            json.WriteString("message"u8, exception.Message);
            json.WriteString("errorType"u8, exception.GetType().FullName);
            json.WriteString("stackTrace"u8, exception.ToString());
            if (context is not null)
            {
                json.WriteString("requestId"u8, context.AwsRequestId);
                json.WriteString("traceId"u8, context.TraceId);
            }

            json.WriteEndObject();
        }

        Console.Out.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }
}
