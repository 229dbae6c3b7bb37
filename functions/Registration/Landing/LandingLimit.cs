using Guance.Serverless.Settlement.Limits;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Registration.Landing;

/// <summary>
/// Who posts to the landing page more often than any buyer does is refused before AWS Marketplace is asked, which would throttle
/// all buyers for it. The source is the other end of the connection, as API Gateway names it, and never what a header says.
/// </summary>
public sealed class LandingLimit(RateStore rates, TimeProvider time)
{
    /// <summary>Calls of one source a minute: a company's buyers behind one address stay far below.</summary>
    public const int Most = 60;

    /// <returns>Null when the call is let in; else after how many seconds the source may come again.</returns>
    public async Task<int?> RefuseAsync(HttpContext context)
    {
        var now = time.GetUtcNow();
        var window = RateWindow.At(now, RequestSource.Of(context.Connection.RemoteIpAddress));
        return await rates.TryCountAsync(window, Most, context.RequestAborted) ? null : window.SecondsLeft(now);
    }
}
