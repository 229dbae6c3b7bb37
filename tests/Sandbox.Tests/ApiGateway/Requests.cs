using System.Net;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.ApiGateway;

namespace Guance.Serverless.Sandbox.Tests.ApiGateway;

internal static class Requests
{
    public static HttpApiRequest Get(string target) => new()
    {
        Method = "GET",
        Target = target,
        Path = target.Split('?')[0],
        RouteKey = "$default",
        Headers = [new("Host", "127.0.0.1:5080"), new("User-Agent", "Mozilla/5.0")],
        Body = ReadOnlyMemory<byte>.Empty,
        Source = IPAddress.Parse("203.0.113.7"),
        Port = 443,
        Time = DateTimeOffset.FromUnixTimeMilliseconds(1795184684000),
        RequestId = "JKJaXmPLvHcESHA=",
        TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
    };

    public static HttpApiRequest Post(string contentType, byte[] body)
    {
        var request = Get("/aws/register") with { Method = "POST", Body = body };
        return request with { Headers = [.. request.Headers, new("Content-Type", contentType)] };
    }

    public static JsonNode Event(this HttpApiRequest request) => JsonNode.Parse(HttpApiEvent.From(request).Span)!;
}
