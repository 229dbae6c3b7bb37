using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>Who is signed in at the Expense Center, by a cookie of its own.</summary>
internal sealed class Sessions
{
    private const string Cookie = "expense_center_session";
    private const int TokenBytes = 32;

    private readonly ConcurrentDictionary<string, string> usernames = new(StringComparer.Ordinal);

    public void Clear() => usernames.Clear();

    public string? Current(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Cookie, out var token) ? usernames.GetValueOrDefault(token) : null;

    public void Begin(HttpContext context, string username)
    {
        var token = RandomNumberGenerator.GetHexString(TokenBytes);
        usernames[token] = username;
        context.Response.Cookies.Append(Cookie, token, Options);
    }

    public void End(HttpContext context)
    {
        if (context.Request.Cookies.TryGetValue(Cookie, out var token))
        {
            usernames.TryRemove(token, out _);
        }

        context.Response.Cookies.Delete(Cookie, Options);
    }

    // Plain HTTP on the loopback: Secure would keep some browsers from sending it at all.
    private static CookieOptions Options => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/expense-center" };
}
