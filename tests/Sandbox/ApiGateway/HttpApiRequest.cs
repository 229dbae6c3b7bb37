using System.Net;
using System.Text;

namespace Guance.Serverless.Sandbox.ApiGateway;

/// <summary>An HTTP request as the API received it.</summary>
public sealed record HttpApiRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query exactly as received, nothing decoded.</summary>
    public required string Target { get; init; }

    /// <summary>Header lines in the order received; a name may occur more than once.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required IPAddress Source { get; init; }

    /// <summary>The port that the client connected to.</summary>
    public required int Port { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Id that API Gateway gives to the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The X-Ray trace header.</summary>
    public required string TraceId { get; init; }

    /// <summary>The path as the function gets it.</summary>
    public required string Path { get; init; }

    /// <summary>The route that takes the request, such as <c>$default</c>.</summary>
    public required string RouteKey { get; init; }

    /// <summary>What follows the first question mark, undecoded; empty without one.</summary>
    public string RawQuery => Target.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>
    /// Bytes of the request line and the header lines. AWS limits the "total combined size of request line and header values"; the
    /// names are counted here, too, since it does not say that they are free.
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    /// </summary>
    public int HeadBytes =>
        $"{Method} {Target} HTTP/1.1\r\n".Length + Headers.Sum(header => $"{header.Key}: \r\n".Length + Encoding.UTF8.GetByteCount(header.Value));

    /// <summary>First value of a header, by any case of its name; empty when it is absent.</summary>
    public string Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}
