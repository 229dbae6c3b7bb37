using System.Net;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;
using Microsoft.AspNetCore.WebUtilities;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class SignInTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    // The example of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private const string RedirectUri = "http://127.0.0.1:5080/signin-oidc";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_published_PKCE_example_verifies()
    {
        Assert.True(Pkce.Proves(Verifier, Challenge));
        Assert.False(Pkce.Proves(Verifier + "x", Challenge));
        Assert.False(Pkce.Proves("short", Challenge));
    }

    [Fact]
    public async Task A_wrong_redirect_uri_is_never_redirected_to()
    {
        using var answer = await fixture.Http.GetAsync(Relative(Authorize("https://attacker.example/")), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task A_code_can_be_exchanged_once_and_only_with_its_PKCE_verifier()
    {
        Assert.Equal("invalid_grant", await TradeAsync(await SignInAsync(), new string('w', 43)));
        var code = await SignInAsync();
        Assert.Equal("alice", await TradeAsync(code, Verifier));
        Assert.Equal("invalid_grant", await TradeAsync(code, Verifier));
    }

    [Fact]
    public async Task A_code_older_than_a_minute_is_invalid()
    {
        var code = await SignInAsync();
        fixture.Time.Ahead += TimeSpan.FromMinutes(2);

        Assert.Equal("invalid_grant", await TradeAsync(code, Verifier));
    }

    private static string Authorize(string redirectUri = RedirectUri) =>
        QueryHelpers.AddQueryString("/expense-center/authorize", Parameters(redirectUri));

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private static Dictionary<string, string?> Parameters(string redirectUri) => new()
    {
        ["response_type"] = "code",
        ["client_id"] = "aws-settlement",
        ["redirect_uri"] = redirectUri,
        ["scope"] = "openid email",
        ["state"] = "a+b/c=",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    private async Task<string> SignInAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["request"] = new Uri(fixture.Options.Console, Authorize()).Query,
            ["username"] = "alice",
        });
        using var answer = await fixture.Http.PostAsync(Relative("/expense-center/sign-in"), form, Stop);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
        Assert.Equal("a+b/c=", query["state"]);
        return query["code"].ToString();
    }

    /// <returns>The subject of the id token, or the error.</returns>
    private async Task<string?> TradeAsync(string code, string verifier)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = RedirectUri,
            ["client_id"] = "aws-settlement",
            ["client_secret"] = "client-secret",
            ["code_verifier"] = verifier,
        });
        using var answer = await fixture.Http.PostAsync(Relative("/expense-center/token"), form, Stop);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return body?["error"]?.GetValue<string>() ?? Subject(body?["id_token"]?.GetValue<string>());
    }

    private static string? Subject(string? idToken) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(idToken?.Split('.')[1] ?? string.Empty))?["sub"]?.GetValue<string>();
}
