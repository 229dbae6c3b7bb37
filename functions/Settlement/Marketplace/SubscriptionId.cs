using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>AWS's id of a subscription. It is an alias of the cloud account.</summary>
/// <param name="Kind">Licence or customer.</param>
/// <param name="Value">The <c>l-…</c> part of the licence, or product code and customer identifier joined by <c>#</c>.</param>
public readonly record struct SubscriptionId(SubscriptionKind Kind, string Value)
{
    /// <summary>
    /// AWS prints a licence's ARN in more than one form, with and without <c>arn:</c>; only the part after the last colon
    /// identifies it.
    /// </summary>
    public static bool TryParseLicence([NotNullWhen(true)] string? arn, out SubscriptionId id)
    {
        var licence = arn is null ? "" : arn[(arn.LastIndexOf(':') + 1)..].Trim();
        var valid = licence.Length is > 2 and <= 256 && licence.StartsWith("l-", StringComparison.Ordinal);
        id = valid ? new SubscriptionId(SubscriptionKind.Licence, licence) : default;
        return valid;
    }

    /// <summary>The identifier is trimmed: AWS's own sample has a leading space.</summary>
    public static bool TryParseCustomer(ProductCode product, [NotNullWhen(true)] string? customerIdentifier, out SubscriptionId id)
    {
        var customer = customerIdentifier?.Trim() ?? "";
        var valid = customer.Length is > 0 and <= 256;
        id = valid ? new SubscriptionId(SubscriptionKind.Customer, $"{product}#{customer}") : default;
        return valid;
    }

    public override string ToString() => $"{Kind}#{Value}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SubscriptionId Parse(string text)
    {
        var separator = text.IndexOf('#', StringComparison.Ordinal);
        return new SubscriptionId(Enum.Parse<SubscriptionKind>(text.AsSpan(0, separator)), text[(separator + 1)..]);
    }
}

/// <summary>A name that leads to a cloud account: a subscription, or for listings of the older contract the buyer of the product.</summary>
/// <param name="Value">As it is stored.</param>
public readonly record struct AliasName(string Value)
{
    private const string BuyerPrefix = "Buyer#";

    /// <summary>Whether it is an AWS account as the buyer of a product.</summary>
    public bool IsBuyer => Value.StartsWith(BuyerPrefix, StringComparison.Ordinal);

    public static AliasName Of(SubscriptionId subscription) => new(subscription.ToString());

    /// <summary>The older contract knows one subscription of an AWS account to a product.</summary>
    public static AliasName Of(AwsAccountId awsAccount, ProductCode product) => new($"{BuyerPrefix}{awsAccount}#{product}");

    public override string ToString() => Value;
}

/// <summary>How AWS identifies a subscription: one kind for each of AWS Marketplace's two contracts.</summary>
public enum SubscriptionKind
{
    /// <summary>Listings since 2026-06-01: a licence; once deprovisioned it never returns.</summary>
    Licence,

    /// <summary>Older listings: the customer identifier of a product; the same buyer may subscribe under it again.</summary>
    Customer,
}
