using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Languages;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Guance.Serverless.Web.Pages;

/// <summary>Creates the page context from the request.</summary>
public sealed class PageContextFactory(IAntiforgery antiforgery, SupportContact support, IEnumerable<IPageBanners> banners)
{
    /// <summary>Query parameters that no link of a page repeats.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase) { LanguageChoice.Parameter, PublicPaths.LandingTokenField };

    public PageContext Create(HttpContext context, Text title) => new()
    {
        Language = LanguageChoice.Of(context),
        Title = title,
        Visitor = Session.UserOf(context) is { } user ? new SignedInUser(user, FormToken(context)) : null,
        Address = Address(context.Request),
        Support = support,
        RequestId = context.TraceIdentifier,
        Banner = banners.Select(source => source.Find(context)).FirstOrDefault(banner => banner is not null),
    };

    private FormToken FormToken(HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return new FormToken(tokens.FormFieldName, tokens.RequestToken ?? "");
    }

    /// <summary>
    /// A page shown after a POST can be shown again with a GET of the same path, except sign-out. The query of
    /// the sign-in callback holds the authorization code, which must not appear in a link.
    /// </summary>
    private static string? Address(HttpRequest request)
    {
        if (request.Path == SiteMap.SignInCallback || request.Path == SiteMap.SignOut)
        {
            return null;
        }

        // Somebody may open the landing page with a token in its address, which must not appear in a link either.
        var query = HttpMethods.IsPost(request.Method)
            ? QueryString.Empty
            : QueryString.Create(request.Query.Where(pair => !Dropped.Contains(pair.Key)));
        return request.Path.ToUriComponent() + query.ToUriComponent();
    }
}
