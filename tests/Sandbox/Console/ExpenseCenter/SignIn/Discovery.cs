using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>What the issuer says about itself, and its public key.</summary>
internal static class Discovery
{
    public static void MapDiscovery(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options)
    {
        app.MapGet("/expense-center/.well-known/openid-configuration", () => Results.Json(Document(options.Issuer.AbsoluteUri)));
        app.MapGet("/expense-center/jwks", () => Results.Json(KeySet(center.Keys)));
    }

    private static JsonObject Document(string issuer) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = issuer + "/authorize",
        ["token_endpoint"] = issuer + "/token",
        ["userinfo_endpoint"] = issuer + "/userinfo",
        ["end_session_endpoint"] = issuer + "/end-session",
        ["jwks_uri"] = issuer + "/jwks",
        ["scopes_supported"] = new JsonArray("openid", "profile", "email"),
        ["response_types_supported"] = new JsonArray("code"),
        ["response_modes_supported"] = new JsonArray("query"),
        ["grant_types_supported"] = new JsonArray("authorization_code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["prompt_values_supported"] = new JsonArray("none", "login", "create", "select_account"),
        ["claims_supported"] = new JsonArray("sub", "email", "email_verified", "locale"),
        ["ui_locales_supported"] = new JsonArray("en", "zh"),
        ["authorization_response_iss_parameter_supported"] = true,
        ["request_parameter_supported"] = false,
        ["request_uri_parameter_supported"] = false,
    };

    private static JsonObject KeySet(SignInKeys keys)
    {
        var parameters = keys.Public;
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = keys.Signing.Key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            }),
        };
    }
}
