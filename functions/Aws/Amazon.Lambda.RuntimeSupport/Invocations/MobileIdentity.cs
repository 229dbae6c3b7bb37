using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>The Cognito identity of an invocation through the AWS Mobile SDK, as Lambda tells it.</summary>
internal sealed record MobileIdentity(string IdentityId, string IdentityPoolId) : ICognitoIdentity
{
    /// <summary>Null if the invocation came without one.</summary>
    public static MobileIdentity? Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        using var json = JsonDocument.Parse(header);
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? new(Text(json.RootElement, "cognitoIdentityId"), Text(json.RootElement, "cognitoIdentityPoolId"))
            : null;
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.ToString() : "";
}
