namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>What becomes of a registration token that is asked about.</summary>
internal abstract record TokenResolution
{
    private TokenResolution()
    {
    }

    public sealed record Resolved(Subscription Subscription) : TokenResolution;

    public sealed record Expired : TokenResolution;

    /// <summary>AWS never gave this token out.</summary>
    public sealed record Unknown : TokenResolution;
}
