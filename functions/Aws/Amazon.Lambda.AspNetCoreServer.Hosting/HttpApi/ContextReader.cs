using System.Text.Json;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Reads the event's <c>requestContext</c>: what API Gateway itself says of the request.</summary>
internal static class ContextReader
{
    public static void Read(ref Utf8JsonReader reader, RequestFeatures request, RequestTarget target)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (EventReader.Next(ref reader, 2))
        {
            if (reader.ValueTextEquals("http"u8))
            {
                ReadHttp(ref reader, request);
            }
            else if (reader.ValueTextEquals("requestId"u8))
            {
                request.RequestId = EventReader.Text(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("stage"u8))
            {
                target.Stage = EventReader.Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadHttp(ref Utf8JsonReader reader, RequestFeatures request)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (EventReader.Next(ref reader, 3))
        {
            if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                request.Method = KnownNames.Method(ref reader);
            }
            else if (reader.ValueTextEquals("protocol"u8))
            {
                reader.Read();
                request.Protocol = KnownNames.Protocol(ref reader);
            }
            else if (reader.ValueTextEquals("sourceIp"u8))
            {
                request.SourceIp = EventReader.Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
