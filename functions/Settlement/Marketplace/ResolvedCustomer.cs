using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>What ResolveCustomer answered for a product of ours: the only part of a fulfillment POST that can be trusted.</summary>
public sealed record ResolvedCustomer(ProductCode Product, AwsAccountId AwsAccount, SubscriptionId Subscription);
