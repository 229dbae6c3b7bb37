using Guance.Serverless.Hosting.Configuration;

namespace Guance.Serverless.Web.Security;

/// <summary>
/// Sets the request's scheme and host to the public address. Links and redirects never use the Host header, which any client can
/// set, nor a path that browsers would interpret as a host.
/// </summary>
public static class PublicOrigin
{
    public static void UsePublicOrigin(this IApplicationBuilder app)
    {
        var root = app.ApplicationServices.GetRequiredService<PublicBaseUrl>().BaseUrl;
        var (scheme, host) = (root.Scheme, HostString.FromUriComponent(root));
        app.Use((context, next) =>
        {
            context.Request.Scheme = scheme;
            context.Request.Host = host;
            if (context.Request.Path.StartsWithHost())
            {
                context.Request.Path = "/";
            }

            return next(context);
        });
    }

    /// <summary>No page has such a path. Routing has already run; this protects links that are built from the path.</summary>
    private static bool StartsWithHost(this PathString path) => path.Value is ['/', '/' or '\\', ..];
}
