namespace Guance.Serverless.Contracts;

/// <summary>Paths that are configured elsewhere, in AWS Marketplace's listing and in the Expense Center, and what comes with them.</summary>
public static class PublicPaths
{
    /// <summary>Where AWS Marketplace sends buyers: the listing's fulfillment URL.</summary>
    public const string Landing = "/aws/register";

    /// <summary>Field of the landing page's form with the registration token.</summary>
    public const string LandingTokenField = "x-amzn-marketplace-token";

    /// <summary>Key of the API's route for buyers whom AWS Marketplace sends: it has separate limits and metrics.</summary>
    public const string LandingRoute = "POST " + Landing;

    /// <summary>Key of the API's route that takes every other request.</summary>
    public const string DefaultRoute = "$default";

    /// <summary>Where the Expense Center sends signed-in buyers: the redirect URI of our OpenID Connect client.</summary>
    public const string SignInCallback = "/signin-oidc";
}
