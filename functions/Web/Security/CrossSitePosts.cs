using Guance.Serverless.Hosting.Configuration;

namespace Guance.Serverless.Web.Security;

/// <summary>
/// Refuses a POST that another site has made, according to the browser's headers, before anything reads it. A second defence, in
/// case an anti-forgery token leaks or its check is missing.
/// </summary>
public static class CrossSitePosts
{
    public static void RefuseCrossSitePosts(this IApplicationBuilder app)
    {
        var root = app.ApplicationServices.GetRequiredService<PublicBaseUrl>().BaseUrl;
        var origin = $"{root.Scheme}://{HostString.FromUriComponent(root).ToUriComponent()}";
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsPost(context.Request.Method) || AllowCrossSitePost.Is(context) || IsNotCrossSite(context.Request.Headers, origin))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    /// <summary>
    /// Other subdomains of our domain count as other sites. If a browser is too old to send Sec-Fetch-Site, its Origin
    /// decides. Browsers send <c>Origin: null</c> for our own forms too, because our pages set a no-referrer policy.
    /// </summary>
    public static bool IsNotCrossSite(IHeaderDictionary headers, string origin) =>
        headers["Sec-Fetch-Site"].ToString() switch
        {
            "" => headers.Origin.ToString() is var from && (from is "" or "null" || from == origin),
            var site => site is "same-origin" or "none",
        };
}
