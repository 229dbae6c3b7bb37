using Guance.Serverless.Hosting.Configuration;

namespace Guance.Serverless.Registration.Security;

/// <summary>
/// The origin under which buyers reach the pages. Links and redirects are built from it and never from the Host header, which
/// anybody can set.
/// </summary>
public static class PublicAddressRule
{
    public static void UsePublicAddress(this IApplicationBuilder app)
    {
        var root = app.ApplicationServices.GetRequiredService<PublicAddress>().Root;
        var (scheme, host) = (root.Scheme, HostString.FromUriComponent(root));
        app.Use((context, next) =>
        {
            context.Request.Scheme = scheme;
            context.Request.Host = host;
            return next(context);
        });
    }
}
