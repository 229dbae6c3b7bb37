namespace Guance.Serverless.Web.Pages;

/// <summary>What every page's route has in common.</summary>
public static class PageRoutes
{
    /// <summary>Link checkers ask with HEAD before they GET.</summary>
    public static readonly string[] GetOrHead = ["GET", "HEAD"];
}

/// <summary>303: the answer to a POST is to be read with a GET at another address of ours.</summary>
public sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
