using System.Security.Claims;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Addresses;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Guance.Serverless.Web.Sessions;

/// <summary>The session of a signed-in buyer: a cookie that holds the username and the language, and no token.</summary>
public static class Session
{
    public const string Cookie = "__Host-session";
    public const string UsernameClaim = "sub";
    public const string LocaleClaim = "locale";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <returns>Null when no user is signed in.</returns>
    public static Username? UserOf(HttpContext context) => UserOf(context.User);

    /// <inheritdoc cref="UserOf(HttpContext)"/>
    public static Username? UserOf(ClaimsPrincipal visitor) =>
        visitor.Identity?.IsAuthenticated is true
        && Username.TryParse(visitor.FindFirst(UsernameClaim)?.Value, out var username)
            ? username
            : null;

    /// <summary>The signed-in buyer; for endpoints that require one.</summary>
    public static Username BuyerOf(HttpContext context) =>
        UserOf(context) ?? throw new InvalidOperationException("The endpoint must require a signed-in buyer.");

    /// <summary>Keeps only the claims that the pages need.</summary>
    public static ClaimsPrincipal Keep(ClaimsPrincipal told)
    {
        var kept = told.Claims.Where(claim => claim.Type is UsernameClaim or LocaleClaim);
        return new ClaimsPrincipal(new ClaimsIdentity(
            kept, CookieAuthenticationDefaults.AuthenticationScheme, UsernameClaim, roleType: null));
    }

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SiteMap.SignIn;
        options.ReturnUrlParameter = SiteMap.ReturnParameter;
    }
}
