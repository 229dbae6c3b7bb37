using System.Text.Json.Nodes;

namespace Guance.Serverless.Aws.Tests.Sdk;

/// <summary>What a client sent.</summary>
internal sealed record ServiceCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
