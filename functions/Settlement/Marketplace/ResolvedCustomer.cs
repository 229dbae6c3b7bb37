using System.Collections.Immutable;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>
/// The <c>x-amzn-marketplace-token</c> of a fulfillment POST. Anyone who has it can link the buyer's AWS account, so
/// <see cref="ToString"/> is redacted and only the call to ResolveCustomer reads the value.
/// </summary>
public sealed class RegistrationToken(string value)
{
    /// <summary>AWS's tokens are far shorter than this.</summary>
    public const int MaxLength = 8192;

    public string Reveal() => value;

    public override string ToString() => "[token]";
}

/// <summary>What ResolveCustomer answered for a product of ours: the only trusted part of a fulfillment POST.</summary>
/// <param name="Product">The product that was bought.</param>
/// <param name="Listing">The contract that its listing follows.</param>
/// <param name="AwsAccount">The account that bought it.</param>
/// <param name="Subscriptions">
/// The licence, the customer identifier, or both: a listing of the older contract may have opted in to the newer one. That of the
/// listing's contract first; at least one.
/// </param>
public sealed record ResolvedCustomer(
    ProductCode Product, SubscriptionKind Listing, AwsAccountId AwsAccount, ImmutableArray<SubscriptionId> Subscriptions);
