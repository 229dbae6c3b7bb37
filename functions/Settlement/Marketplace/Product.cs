using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>One of our listings on AWS Marketplace.</summary>
public sealed record Product
{
    public required ProductCode Code { get; init; }

    public required string Title { get; init; }

    /// <summary>Which of AWS's two contracts the listing follows, that is, by what a subscription is known.</summary>
    public required SubscriptionKind Identity { get; init; }

    /// <summary>Where a buyer subscribes.</summary>
    public required Uri ListingUrl { get; init; }

    /// <summary><c>aws</c> or <c>aws-cn</c>: decides which AWS console the pages link to.</summary>
    public string Partition { get; init; } = "aws";
}
