using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>The Expense Center's OpenID Connect issuer, as the function calls it and as the browser is sent there.</summary>
internal sealed class FakeIssuer : HttpMessageHandler
{
    public const string Metadata = "/.well-known/openid-configuration";
    public const string Keys = "/keys";
    public const string Token = "/token";

    private const string Issuer = "https://id.example.com";

    private readonly Dictionary<string, (string Username, string Nonce)> codes = [];
    private ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int keys = 1;

    /// <summary>Answers the function's calls of a path in the issuer's place; null lets the issuer answer.</summary>
    public Func<string, HttpResponseMessage?> Instead { get; set; } = _ => null;

    /// <summary>What the id tokens tell besides, or in place of what they should.</summary>
    public Dictionary<string, object> MoreClaims { get; } = [];

    /// <summary>From now on it signs with another key, and knows the former no more.</summary>
    public void ChangeKey()
    {
        key.Dispose();
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        keys++;
    }

    /// <summary>The user signs in, in the browser that was sent to the address.</summary>
    /// <returns>Where the browser is sent back to.</returns>
    public string SignIn(string username, string address)
    {
        var (code, request) = ($"code-{codes.Count + 1}", QueryHelpers.ParseQuery(new Uri(address).Query));
        codes[code] = (username, request["nonce"]!);
        return SendBack(request["redirect_uri"]!, ("code", code), ("state", request["state"]!));
    }

    /// <returns>Where the browser is sent back to with an error.</returns>
    public static string Refuse(string error, string address)
    {
        var request = QueryHelpers.ParseQuery(new Uri(address).Query);
        return SendBack(request["redirect_uri"]!, ("error", error), ("state", request["state"]!));
    }

    public static HttpResponseMessage Answer(int status, string body, string mediaType = "application/json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, new MediaTypeHeaderValue(mediaType)) };

    public static JsonObject Describe(string issuer = Issuer) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["token_endpoint"] = Issuer + Token,
        ["jwks_uri"] = Issuer + Keys,
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (Instead(path) is { } other)
        {
            return other;
        }

        var form = request.Content is null ? [] : QueryHelpers.ParseQuery(await request.Content.ReadAsStringAsync(cancellationToken));
        return path switch
        {
            Metadata => Answer(200, Describe().ToJsonString()),
            Keys => Answer(200, KeySet().ToJsonString()),
            Token when codes.Remove(form["code"]!, out var code) => Answer(200, new JsonObject
            {
                ["access_token"] = "access",
                ["token_type"] = "Bearer",
                ["id_token"] = IdToken(code.Username, code.Nonce),
            }.ToJsonString()),
            Token => Answer(400, """{"error":"invalid_grant"}"""),
            _ => Answer(404, ""),
        };
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            key.Dispose();
        }
    }

    private static string SendBack(string redirect, params (string Name, string Value)[] answers) => new Uri(answers.Aggregate(
        redirect, (address, answer) => QueryHelpers.AddQueryString(address, answer.Name, answer.Value))).PathAndQuery;

    private JsonObject KeySet()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["use"] = "sig",
                ["kid"] = $"{keys}",
                ["x"] = Base64UrlEncoder.Encode(point.X),
                ["y"] = Base64UrlEncoder.Encode(point.Y),
            }),
        };
    }

    /// <summary>Valid at all times, since what checks it has a clock that no test moves.</summary>
    private string IdToken(string username, string nonce)
    {
        var claims = new Dictionary<string, object> { ["sub"] = username, ["nonce"] = nonce, ["locale"] = "en" };
        foreach (var (name, value) in MoreClaims)
        {
            claims[name] = value;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "guance-serverless",
            IssuedAt = DateTime.UnixEpoch.AddDays(1),
            Expires = DateTime.UnixEpoch.AddYears(200),
            Claims = claims,
            SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = $"{keys}" }, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
