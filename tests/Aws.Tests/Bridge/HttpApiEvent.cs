using System.Text;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Aws.Tests.Bridge;

/// <summary>A request as the HTTP API would hand it over.</summary>
internal sealed record HttpApiEvent
{
    public string Method { get; init; } = "GET";

    public string RouteKey { get; init; } = "$default";

    public string RawPath { get; init; } = "/";

    public string RawQuery { get; init; } = "";

    public string Stage { get; init; } = "$default";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string[]? Cookies { get; init; }

    public byte[]? Base64Body { get; init; }

    public string? TextBody { get; init; }

    /// <summary>The API's own name.</summary>
    public string? DomainName { get; init; }

    /// <summary>What an authorizer of the API told; this one is of no kind that there is.</summary>
    public string Authorizer { get; init; } = """{ "http": { "method": "NOT THIS ONE" } }""";

    /// <summary>JSON of what API Gateway tells of the client's certificate.</summary>
    public string Authentication { get; init; } = "null";

    public byte[] ToUtf8()
    {
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = RouteKey,
            ["rawPath"] = RawPath,
            ["rawQueryString"] = RawQuery,
            ["headers"] = new JsonObject(Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
            ["requestContext"] = new JsonObject
            {
                ["http"] = new JsonObject { ["method"] = Method, ["protocol"] = "HTTP/1.1", ["sourceIp"] = "203.0.113.7" },
                ["requestId"] = "request",
                ["stage"] = Stage,
                ["domainName"] = DomainName,
                ["authorizer"] = JsonNode.Parse(Authorizer),
                ["authentication"] = JsonNode.Parse(Authentication),
            },
            ["isBase64Encoded"] = Base64Body is not null,
        };
        if (Cookies is not null)
        {
            json["cookies"] = new JsonArray([.. Cookies.Select(c => (JsonNode)c)]);
        }

        if ((Base64Body is null ? TextBody : Convert.ToBase64String(Base64Body)) is { } body)
        {
            json["body"] = body;
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
