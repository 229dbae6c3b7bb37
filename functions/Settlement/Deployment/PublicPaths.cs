namespace Guance.Serverless.Settlement.Deployment;

/// <summary>Paths that others are told once and then come to: AWS Marketplace's listing and the Expense Center keep them.</summary>
public static class PublicPaths
{
    /// <summary>Where AWS Marketplace sends buyers: the listing's fulfillment URL.</summary>
    public const string Landing = "/aws/register";

    /// <summary>Where the Expense Center sends buyers who have signed in: the redirect URI of our OpenID Connect client.</summary>
    public const string SignInCallback = "/signin-oidc";
}
