using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Calls;

/// <summary>Reads from a request of AWS's JSON protocols what IAM must allow: actions, each with its resource.</summary>
internal static class IamCalls
{
    /// <summary>Stands for what a request does not tell in a way that is known here; nobody should approve it.</summary>
    public const string Unknown = "?";

    /// <param name="service">The service in the signature's scope: it is also the prefix of IAM's actions.</param>
    /// <param name="target">Value of X-Amz-Target, such as <c>DynamoDB_20120810.GetItem</c>.</param>
    /// <param name="body">The operation's input.</param>
    public static IEnumerable<string> Read(string service, string target, byte[] body)
    {
        if (target.Split('.') is not [_, var operation])
        {
            return [$"{service}:{Unknown}"];
        }

        return service switch
        {
            "dynamodb" => TableCalls.Read(operation, JsonNode.Parse(body)!),
            "sqs" => [$"{service}:{operation} {Text(JsonNode.Parse(body)!["QueueUrl"]).Split('/')[^1]}"],
            "ssm" => [$"{service}:{operation} {Text(JsonNode.Parse(body)!["Name"])}"],
            _ => [$"{service}:{operation}"],
        };
    }

    public static string Text(JsonNode? node) => (string?)node ?? Unknown;
}
