using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.Api;

/// <summary>Takes the settlement of a workspace: the highest version wins.</summary>
internal static class SettlementEndpoint
{
    public static void MapSettlement(this IEndpointRouteBuilder api, ExpenseCenterState center) =>
        api.MapPut("/workspaces/{site}/{id}/settlement", async (string site, string id, HttpRequest request) =>
            await ReadAsync(request) is not { } call
                ? Results.Problem("The body does not say a method and a version.", statusCode: StatusCodes.Status400BadRequest)
                : center.Settle(site, id, call.Method, call.Version, call.CloudAccount) is { } now
                    ? Results.Json(Describe(now))
                    : Results.NotFound());

    public static JsonObject Describe(CenterWorkspace one) => new() { ["method"] = one.Method, ["version"] = one.Version };

    /// <returns>Null when the body is not what the contract says.</returns>
    private static async Task<(string Method, long Version, string? CloudAccount)?> ReadAsync(HttpRequest request)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body is JsonObject
                && body["method"]?.GetValue<string>() is { Length: > 0 } method
                && body["version"]?.GetValue<long>() is >= 1 and { } version
                ? (method, version, Payer(body["cloudAccount"]))
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string? Payer(JsonNode? account) => account is null
        ? null
        : $"AWS account {Text(account, "awsAccountId") ?? "unknown"}, "
            + $"product {Required(account, "productCode")}, {Required(account, "id")}";

    private static string Required(JsonNode account, string name) =>
        Text(account, name) ?? throw new FormatException($"The cloud account lacks its {name}.");

    private static string? Text(JsonNode account, string name) => account[name]?.GetValue<string>();
}
