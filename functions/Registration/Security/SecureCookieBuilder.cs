namespace Guance.Serverless.Registration.Security;

/// <summary>
/// Cookies that browsers send over secure connections only, also where the process itself is spoken to over HTTP: behind API
/// Gateway, or on a developer's loopback address, which browsers trust like HTTPS.
/// </summary>
public sealed class SecureCookieBuilder : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
