using Guance.Serverless.Hosting.Configuration;

namespace Guance.Serverless.Web.Security;

/// <summary>
/// A POST that, as the browser says, another site has made is refused before anything reads it. It stands before the form tokens,
/// should one ever leak or be forgotten.
/// </summary>
public static class CrossSitePosts
{
    public static void RefuseCrossSitePosts(this IApplicationBuilder app)
    {
        var root = app.ApplicationServices.GetRequiredService<PublicAddress>().Root;
        var origin = $"{root.Scheme}://{HostString.FromUriComponent(root).ToUriComponent()}";
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsPost(context.Request.Method) || AllowCrossSitePost.Is(context) || AreOurs(context.Request.Headers, origin))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    /// <summary>
    /// Sites beside ours under one domain are others too. Where a browser is too old to say more, its Origin decides; it is null for
    /// our own forms as well, since our pages send no referrer.
    /// </summary>
    public static bool AreOurs(IHeaderDictionary headers, string origin) =>
        headers["Sec-Fetch-Site"].ToString() switch
        {
            "" => headers.Origin.ToString() is var from && (from is "" or "null" || from == origin),
            var site => site is "same-origin" or "none",
        };
}
