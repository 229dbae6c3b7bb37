using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

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

/// <summary>
/// While a browser has a claim, every page but those of the registration leads back to it: also after signing out, to go on with
/// another Expense Center account.
/// </summary>
public sealed class ClaimBanners : IPageBanners
{
    private static readonly PageBanner Unfinished = new(
        new("有一个 AWS 账号尚未登记完成。", "You have not finished linking an AWS account."), new(new("继续登记", "Continue"), SiteMap.Registration));

    public PageBanner? Find(HttpContext context) =>
        ClaimCookie.Read(context) is null || context.Request.Path.StartsWithSegments(SiteMap.Registration) || context.Request.Path == SiteMap.Landing
            ? null
            : Unfinished;
}
