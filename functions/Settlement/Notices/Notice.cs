using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Notices;

/// <summary>One message from AWS Marketplace, whichever channel it came by, in our own shape.</summary>
public sealed record Notice
{
    /// <summary>The id by which AWS repeats it: of the SNS or EventBridge envelope, or of the SQS message for a raw one.</summary>
    public required string Id { get; init; }

    /// <summary>AWS's own word for it, such as <c>subscribe-success</c> or <c>License Updated</c>.</summary>
    public required string Name { get; init; }

    /// <summary>AWS's time, by which notices that arrive out of order are put right.</summary>
    public required DateTimeOffset Time { get; init; }

    public required NoticeEffect Effect { get; init; }

    public ProductCode? Product { get; init; }

    public AwsAccountId? AwsAccount { get; init; }

    /// <summary>The subscription that it names; agreement events name none.</summary>
    public SubscriptionId? Subscription { get; init; }

    public AgreementId? Agreement { get; init; }

    /// <summary>The agreement that <see cref="Agreement"/> renews or replaces.</summary>
    public AgreementId? PreviousAgreement { get; init; }

    /// <summary>What the buyer agreed to: NEW, RENEW, REPLACE or AMEND.</summary>
    public string? Intent { get; init; }

    public string? Offer { get; init; }

    public bool? FreeTrial { get; init; }
}
