using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>How workspaces are settled from now on.</summary>
internal sealed record SettlementRequest(string Method, IReadOnlyList<SettledWorkspace> Workspaces, CloudPayer? CloudAccount = null)
{
    /// <summary>How many workspaces a call may have.</summary>
    private const int MaxWorkspaces = 100;

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
            return JsonSerializer.Deserialize<SettlementRequest>(body, Strict) is { Method.Length: > 0, Workspaces.Count: >= 1 and <= MaxWorkspaces } request
                && request.Workspaces.All(one => one is { Site.Length: > 0, Id.Length: > 0, Version: >= 1 })
                && request.Workspaces.DistinctBy(one => (one.Site, one.Id)).Count() == request.Workspaces.Count
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

/// <summary>A workspace, and the version of its settlement.</summary>
internal sealed record SettledWorkspace(string Site, string Id, long Version)
{
    /// <param name="now">The workspace as it is settled now; null when there is none.</param>
    public JsonObject Answer(CenterWorkspace? now) => now is null
        ? new() { ["site"] = Site, ["id"] = Id, ["code"] = "NoSuchWorkspace" }
        : new() { ["site"] = Site, ["id"] = Id, ["settlement"] = now.Settlement };
}
