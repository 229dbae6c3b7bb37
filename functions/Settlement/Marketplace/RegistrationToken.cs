namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>
/// The <c>x-amzn-marketplace-token</c> of a fulfillment POST. Whoever holds it can link the buyer's AWS account, so it prints
/// itself redacted and only the call to ResolveCustomer reveals it.
/// </summary>
public sealed class RegistrationToken(string value)
{
    /// <summary>Longer ones are no token of AWS: theirs stay far below.</summary>
    public const int MaxLength = 8192;

    public string Reveal() => value;

    public override string ToString() => "[token]";
}
