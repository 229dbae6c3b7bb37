using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Guance.Serverless.Sandbox.ApiGateway;

/// <summary>
/// The event that an HTTP API of API Gateway hands to a Lambda function (payload format 2.0).
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </summary>
public static class HttpApiEvent
{
    /// <returns>The event, JSON in UTF-8.</returns>
    public static ReadOnlyMemory<byte> From(HttpApiRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("routeKey", request.RouteKey);
        json.WriteString("rawPath", request.Path);
        json.WriteString("rawQueryString", request.RawQuery);
        WriteCookies(json, request);
        WriteHeaders(json, request);
        WriteQuery(json, request.RawQuery);
        WriteContext(json, request);
        WriteBody(json, request);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteCookies(Utf8JsonWriter json, HttpApiRequest request)
    {
        var cookies = request.Headers
            .Where(header => header.Key.Equals("cookie", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (cookies.Count > 0)
        {
            json.WriteStartArray("cookies");
            cookies.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void WriteHeaders(Utf8JsonWriter json, HttpApiRequest request)
    {
        // API Gateway tells what it knows in these, whatever the client said.
        var own = new Dictionary<string, string>
        {
            ["x-amzn-trace-id"] = request.TraceId,
            ["x-forwarded-for"] = request.Source.ToString(),
            ["x-forwarded-port"] = request.Port.ToString(CultureInfo.InvariantCulture),
            ["x-forwarded-proto"] = "http",
        };
        var received = request.Headers
            .GroupBy(header => header.Key.ToLowerInvariant(), header => header.Value)
            .Where(header => header.Key != "cookie" && !own.ContainsKey(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, string.Join(",", header)));
        json.WriteStartObject("headers");
        foreach (var (name, value) in received.Concat(own).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter json, string query)
    {
        var values = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2).Select(text => Uri.UnescapeDataString(text.Replace('+', ' '))).ToArray())
            .GroupBy(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "")
            .ToList();
        if (values.Count > 0)
        {
            json.WriteStartObject("queryStringParameters");
            values.ForEach(value => json.WriteString(value.Key, string.Join(",", value)));
            json.WriteEndObject();
        }
    }

    private static void WriteContext(Utf8JsonWriter json, HttpApiRequest request)
    {
        var host = request.Header("host");
        json.WriteStartObject("requestContext");
        json.WriteString("accountId", Moto.SandboxCredentials.Account);
        json.WriteString("apiId", "sandbox");
        json.WriteString("domainName", host);
        json.WriteString("domainPrefix", host.Split('.')[0]);
        json.WriteStartObject("http");
        json.WriteString("method", request.Method);
        json.WriteString("path", request.Path);
        json.WriteString("protocol", "HTTP/1.1");
        json.WriteString("sourceIp", request.Source.ToString());
        json.WriteString("userAgent", request.Header("user-agent"));
        json.WriteEndObject();
        json.WriteString("requestId", request.RequestId);
        json.WriteString("routeKey", request.RouteKey);
        json.WriteString("stage", "$default");
        json.WriteString("time", request.Time.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss +0000", CultureInfo.InvariantCulture));
        json.WriteNumber("timeEpoch", request.Time.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, HttpApiRequest request)
    {
        var text = IsText(request);
        if (request.Body.Length > 0 && text)
        {
            json.WriteString("body", Encoding.UTF8.GetString(request.Body.Span));
        }
        else if (request.Body.Length > 0)
        {
            json.WriteBase64String("body", request.Body.Span);
        }

        json.WriteBoolean("isBase64Encoded", request.Body.Length > 0 && !text);
    }

    /// <summary>Whether API Gateway hands the body over as text: of few content types, forms not among them, and never compressed.</summary>
    private static bool IsText(HttpApiRequest request)
    {
        var type = request.Header("content-type").Split(';')[0].Trim().ToLowerInvariant();
        return request.Header("content-encoding").Length == 0
            && (type.StartsWith("text/", StringComparison.Ordinal)
                || type is "application/json" or "application/javascript" or "application/xml");
    }
}
