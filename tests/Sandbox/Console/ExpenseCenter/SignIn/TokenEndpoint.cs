using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>Trades a code for an id token: the client proves its secret, and that it began this sign-in (PKCE).</summary>
internal static class TokenEndpoint
{
    public static void MapToken(
        this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options, TimeProvider time) =>
        app.MapPost("/expense-center/token", async (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            if (!context.Request.HasFormContentType)
            {
                return Error("invalid_request");
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            string Field(string name) => form[name].ToString();
            return Field("client_id") != options.ClientId || !Same(Field("client_secret"), options.ClientSecret)
                ? Error("invalid_client", StatusCodes.Status401Unauthorized)
                : Field("grant_type") != "authorization_code" ? Error("unsupported_grant_type")
                : center.Codes.Redeem(Field("code")) is not { } code ? Error("invalid_grant")
                : Field("redirect_uri") != code.Request.RedirectUri ? Error("invalid_grant")
                : !Pkce.Proves(Field("code_verifier"), code.Request.Challenge) ? Error("invalid_grant")
                : Grant(code, center, options, time);
        });

    private static IResult Grant(IssuedCode code, ExpenseCenterState center, ConsoleOptions options, TimeProvider time) =>
        center.FindAccount(code.Username) is not { } account ? Error("invalid_grant") : Results.Json(new JsonObject
        {
            ["access_token"] = center.Codes.IssueAccessToken(account.Username),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)IdToken.Lifetime.TotalSeconds,
            ["scope"] = "openid profile email",
            ["id_token"] = IdToken.Write(account, code, center.Keys, options, time.GetUtcNow()),
        });

    private static IResult Error(string code, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new JsonObject { ["error"] = code }, statusCode: status);

    private static bool Same(string given, string known) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(known));
}
