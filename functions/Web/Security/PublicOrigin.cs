using Guance.Serverless.Hosting.Configuration;

namespace Guance.Serverless.Web.Security;

/// <summary>
/// The origin under which buyers reach the pages. Links and redirects are built from it and never from the Host header, which
/// anybody can set, nor from a path that browsers would take for a host.
/// </summary>
public static class PublicOrigin
{
    public static void UsePublicOrigin(this IApplicationBuilder app)
    {
        var root = app.ApplicationServices.GetRequiredService<PublicAddress>().Root;
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

    /// <summary>No page of ours has such an address. What is matched to a page has been matched before; this is for links.</summary>
    private static bool StartsWithHost(this PathString path) => path.Value is ['/', '/' or '\\', ..];
}
