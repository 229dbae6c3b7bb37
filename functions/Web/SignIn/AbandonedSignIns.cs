namespace Guance.Serverless.Web.SignIn;

/// <summary>
/// Every sign-in that is begun sets two cookies, which stay for a while when it is not finished: in a tab that was closed, say. API
/// Gateway refuses a request whose headers are longer than 10,240 bytes, and about 27 such sign-ins are. So the oldest are given up.
/// </summary>
public static class AbandonedSignIns
{
    /// <summary>How many sign-ins a browser may have begun and not finished.</summary>
    public const int MaxPending = 6;

    /// <summary>API Gateway limits the headers of the response as well, so a browser with many cookies loses them in several steps.</summary>
    private const int MaxDeleted = 12;

    private static readonly string[] Prefixes = [SignInServices.CorrelationCookie, SignInServices.NonceCookie];

    /// <summary>Leaves room for the sign-in that begins now. Browsers send the cookies of one path oldest first: RFC 6265, 5.4.</summary>
    public static void GiveUpOldest(HttpContext context)
    {
        foreach (var prefix in Prefixes)
        {
            var pending = context.Request.Cookies.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            foreach (var name in pending.Take(Math.Min(pending.Count - (MaxPending - 1), MaxDeleted)))
            {
                context.Response.Cookies.Delete(
                    name, new CookieOptions { Path = "/", HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
            }
        }
    }
}
