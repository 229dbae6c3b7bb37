namespace Guance.Serverless.Web.Pages;

/// <summary>Common to the routes of all pages.</summary>
public static class PageRoutes
{
    /// <summary>Link checkers ask with HEAD before they GET.</summary>
    public static readonly string[] GetOrHead = ["GET", "HEAD"];
}

/// <summary>303: after a POST, the browser loads another address of this site with GET.</summary>
public sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
