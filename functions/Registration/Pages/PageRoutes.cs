namespace Guance.Serverless.Registration.Pages;

/// <summary>What every page's route has in common.</summary>
public static class PageRoutes
{
    /// <summary>Link checkers ask with HEAD before they GET.</summary>
    public static readonly string[] GetOrHead = ["GET", "HEAD"];
}
