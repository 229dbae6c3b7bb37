using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>Authorization codes, each good once for a minute; and the access tokens they were traded for.</summary>
internal sealed class IssuedCodes(TimeProvider time)
{
    private const int RandomBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, IssuedCode> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> accessTokens = new(StringComparer.Ordinal);

    public string Issue(string username, AuthorizeRequest request)
    {
        var code = RandomNumberGenerator.GetHexString(RandomBytes);
        codes[code] = new IssuedCode(username, request, time.GetUtcNow());
        return code;
    }

    /// <returns>Null for a code that is unknown, used or too old.</returns>
    public IssuedCode? Redeem(string code) =>
        codes.TryRemove(code, out var issued) && time.GetUtcNow() - issued.IssuedAt <= Lifetime ? issued : null;

    public string IssueAccessToken(string username)
    {
        var token = RandomNumberGenerator.GetHexString(RandomBytes);
        accessTokens[token] = username;
        return token;
    }

    public string? UsernameOf(string accessToken) => accessTokens.GetValueOrDefault(accessToken);
}

/// <summary>What an authorization code stands for.</summary>
internal sealed record IssuedCode(string Username, AuthorizeRequest Request, DateTimeOffset IssuedAt);
