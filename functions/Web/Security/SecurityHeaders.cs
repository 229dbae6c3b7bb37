using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Web.Security;

/// <summary>
/// Headers of every response: pages load only our own stylesheet, pictures and one small script, run no inline script, cannot be
/// framed or embedded by other sites, share no process with them, and are not cached.
/// </summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var isHttps = app.ApplicationServices.GetRequiredService<PublicBaseUrl>().BaseUrl.Scheme == Uri.UriSchemeHttps;
        var issuer = app.ApplicationServices.GetRequiredService<SignInSettings>().Issuer;
        var (alone, framed) = (Policy(issuer, "'none'"), Policy(issuer, "'self'"));
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Add(context.Response.Headers, AllowSameOriginFraming.Is(context) ? framed : alone, isHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Allows the response to a form to redirect to the Expense Center, for sign-in and sign-out.</summary>
    public static string Policy(Uri issuer, string ancestors) =>
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; "
        + $"form-action 'self' {issuer.GetLeftPart(UriPartial.Authority)}; frame-ancestors {ancestors}";

    private static void Add(IHeaderDictionary headers, string policy, bool isHttps)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Origin-Agent-Cluster"] = "?1";
        if (isHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (!headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
            headers.Remove("Pragma");
            headers.Remove("Expires");
        }
    }
}
