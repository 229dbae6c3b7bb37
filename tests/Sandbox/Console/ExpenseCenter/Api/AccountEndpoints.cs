using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.Api;

/// <summary>An account, its workspaces a page at a time, and one of them.</summary>
internal static class AccountEndpoints
{
    private const int DefaultLimit = 100;
    private const int HighestLimit = 500;

    public static void MapAccounts(this IEndpointRouteBuilder api, ExpenseCenterState center)
    {
        api.MapGet("/accounts/{username}", (string username) => center.FindAccount(username) is { } account
            ? Results.Json(new JsonObject
            {
                ["username"] = account.Username,
                ["email"] = account.Email,
                ["language"] = account.Language,
                ["anySettlement"] = account.AnySettlement,
            })
            : Results.NotFound());
        api.MapGet("/accounts/{username}/workspaces", (string username, string? limit, string? cursor) =>
            center.FindAccount(username) is null ? Results.NotFound()
            : Limit(limit) is { } size && Position(cursor) is { } after ? Page(center.WorkspacesOf(username), size, after)
            : Results.Problem("The limit or the cursor is not valid.", statusCode: StatusCodes.Status400BadRequest));
        api.MapGet("/accounts/{username}/workspaces/{site}/{id}", (string username, string site, string id) =>
            center.WorkspacesOf(username).FirstOrDefault(one => one.Site == site && one.Id == id) is { } workspace
                ? Results.Json(Describe(workspace))
                : Results.NotFound());
    }

    private static IResult Page(IReadOnlyList<CenterWorkspace> all, int limit, string after)
    {
        var rest = all.Where(one => string.CompareOrdinal(one.Key, after) > 0).Take(limit + 1).ToList();
        var page = rest.Take(limit).ToList();
        var answer = new JsonObject { ["workspaces"] = new JsonArray([.. page.Select(Describe)]) };
        if (rest.Count > limit)
        {
            answer["next"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(page[^1].Key));
        }

        return Results.Json(answer);
    }

    private static JsonObject Describe(CenterWorkspace one) => new()
    {
        ["site"] = one.Site,
        ["id"] = one.Id,
        ["name"] = one.Name,
        ["settlement"] = SettlementEndpoint.Describe(one),
    };

    private static int? Limit(string? text) =>
        text is null ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= HighestLimit ? limit
        : null;

    /// <summary>The key that a page begins behind; empty for the first page, null when the cursor was never given out.</summary>
    private static string? Position(string? cursor) =>
        cursor is null ? string.Empty
        : Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
        : null;
}
