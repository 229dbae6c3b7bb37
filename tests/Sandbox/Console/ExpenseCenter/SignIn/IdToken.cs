using Guance.Serverless.Fakes.ExternalServices;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>The signed statement of who has signed in.</summary>
internal static class IdToken
{
    public static TimeSpan Lifetime => TimeSpan.FromMinutes(5);

    public static string Write(
        ExpenseAccount account, IssuedCode code, SignInKeys keys, ConsoleOptions options, DateTimeOffset now)
    {
        var claims = Claims(account);
        claims["auth_time"] = code.IssuedAt.ToUnixTimeSeconds();
        if (code.Request.Nonce.Length > 0)
        {
            claims["nonce"] = code.Request.Nonce;
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer.AbsoluteUri,
            Audience = options.ClientId,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = keys.Signing,
        });
    }

    /// <summary>What the id token and userinfo say about a person.</summary>
    public static Dictionary<string, object> Claims(ExpenseAccount account) => new(StringComparer.Ordinal)
    {
        ["sub"] = account.Username,
        ["email"] = account.Email,
        ["email_verified"] = true,
        ["locale"] = account.Language,
    };
}
