using System.Text.Json;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Reads the event's <c>requestContext</c>: what API Gateway itself says of the request.</summary>
internal static class ContextReader
{
    public static void Read(ref Utf8JsonReader reader, RequestFeatures request, RequestTarget target)
    {
        if (!EventReader.Enter(ref reader))
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
            else if (reader.ValueTextEquals("domainName"u8))
            {
                request.DomainName = EventReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("authorizer"u8))
            {
                request.User = AuthorizerReader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("authentication"u8))
            {
                ReadClientCertificate(ref reader, request);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadHttp(ref Utf8JsonReader reader, RequestFeatures request)
    {
        if (!EventReader.Enter(ref reader))
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

    /// <summary>Only APIs that ask clients for a certificate tell of one.</summary>
    private static void ReadClientCertificate(ref Utf8JsonReader reader, RequestFeatures request)
    {
        if (!EventReader.Enter(ref reader))
        {
            return;
        }

        while (EventReader.Next(ref reader, 3))
        {
            if (!reader.ValueTextEquals("clientCert"u8) || !EventReader.Enter(ref reader))
            {
                reader.Skip();
                continue;
            }

            while (EventReader.Next(ref reader, 4))
            {
                if (reader.ValueTextEquals("clientCertPem"u8) && EventReader.Text(ref reader) is { } pem)
                {
                    request.ClientCertificate = new(pem);
                }
            }
        }
    }
}
