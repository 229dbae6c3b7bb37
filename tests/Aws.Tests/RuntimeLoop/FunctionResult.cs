using System.Text;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>What the function posted to the Runtime API.</summary>
/// <param name="Kind"><c>response</c> or <c>error</c>.</param>
/// <param name="ErrorType">Value of <c>Lambda-Runtime-Function-Error-Type</c>; empty for a response.</param>
internal sealed record FunctionResult(string Kind, byte[] Body, string ErrorType)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}
