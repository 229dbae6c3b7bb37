using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Registration.Claims;

/// <summary>Keeps the claim in the buyer's browser from the landing page until the confirmation.</summary>
public static class ClaimCookie
{
    public const string Name = "__Host-claim";

    public static void Set(HttpContext context, ClaimToken claim) =>
        context.Response.Cookies.Append(Name, claim.Reveal(), Options(Claim.Lifetime));

    public static ClaimToken? Read(HttpContext context) =>
        ClaimToken.TryParse(context.Request.Cookies[Name], out var claim) ? claim : null;

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(lifetime: null));

    private static CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = true,
    };
}
