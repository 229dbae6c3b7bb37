using System.Text.Json;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>How a workspace is settled from now on.</summary>
internal sealed record SettlementRequest(string Method, long Version, CloudPayer? CloudAccount = null)
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <returns>Null when the body is not what the contract says.</returns>
    public static SettlementRequest? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<SettlementRequest>(body, Strict) is { Method.Length: > 0, Version: >= 1 } request
                && request.CloudAccount is null or { AwsAccountId: null or { Length: 12 } }
                && request.CloudAccount?.AwsAccountId?.All(char.IsAsciiDigit) is not false
                ? request
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
