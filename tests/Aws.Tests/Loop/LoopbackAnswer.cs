using System.Text;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Aws.Tests.Loop;

/// <summary>What the function sent.</summary>
/// <param name="Kind"><c>response</c> or <c>error</c>.</param>
/// <param name="ErrorType">The header that goes with an error.</param>
internal sealed record LoopbackAnswer(string Kind, byte[] Body, string ErrorType)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}
