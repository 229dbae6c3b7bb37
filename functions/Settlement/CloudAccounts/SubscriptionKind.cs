namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>By what AWS knows a subscription: the two contracts of AWS Marketplace.</summary>
public enum SubscriptionKind
{
    /// <summary>Listings since 2026-06-01: a licence; once deprovisioned it never returns.</summary>
    Licence,

    /// <summary>Older listings: the customer identifier of a product; the same buyer may subscribe under it again.</summary>
    Customer,
}
