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

/// <summary>What ResolveCustomer answered for a product of ours: the only part of a fulfillment POST that can be trusted.</summary>
public sealed record ResolvedCustomer(ProductCode Product, AwsAccountId AwsAccount, SubscriptionId Subscription);
