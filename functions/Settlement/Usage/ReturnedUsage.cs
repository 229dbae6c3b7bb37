using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>Usage that AWS does not bill, handed back to the Expense Center. All texts are as billing sent them, shortened if endless.</summary>
/// <param name="Id">Id of the usage record; null for what several of them add up to.</param>
/// <param name="Site">Code of the site.</param>
/// <param name="WorkspaceId">Id of the workspace.</param>
/// <param name="Hour">Beginning of the hour.</param>
/// <param name="Dimension">AWS's name of the dimension.</param>
/// <param name="Quantity">A decimal.</param>
/// <param name="Reason">Why.</param>
/// <param name="CloudAccount">The cloud account that was to pay; null when there was none.</param>
public sealed record ReturnedUsage(
    string? Id, string? Site, string? WorkspaceId, string? Hour, string? Dimension, string? Quantity, UsageReturnReason Reason,
    CloudAccountId? CloudAccount = null)
{
    /// <summary>Handed back in one call and one outbox item: an item holds 400 KB.</summary>
    public const int MaxAtOnce = 500;
}

/// <summary>Why usage is handed back. The names are stored and sent: add to them, never rename.</summary>
public enum UsageReturnReason
{
    /// <summary>A field is missing or not as the contract says.</summary>
    Malformed,

    /// <summary>The id was used before with other content. The first one counts.</summary>
    Conflict,

    /// <summary>This service has never settled such a workspace.</summary>
    UnknownWorkspace,

    /// <summary>No cloud account paid for the workspace when the hour began, or the one that is named did not pay in that hour.</summary>
    NotSettledThroughAws,

    /// <summary>The product has no such dimension.</summary>
    UnknownDimension,

    /// <summary>The hour has not begun.</summary>
    InTheFuture,

    /// <summary>The hour is longer ago than usage may come.</summary>
    TooOld,

    /// <summary>The subscription has ended, and the hour for final usage is over.</summary>
    SubscriptionEnded,

    /// <summary>AWS never confirmed a subscription, or could not take the payment.</summary>
    NeverSubscribed,

    /// <summary>A fraction of a unit that was left when the subscription ended: AWS bills whole units.</summary>
    Fraction,

    /// <summary>AWS: no active agreement, unknown customer, or suspended account.</summary>
    CustomerNotSubscribed,

    /// <summary>AWS was told another quantity for this hour before, by somebody else.</summary>
    DuplicateRecord,

    /// <summary>AWS refused the record for another reason, until it was too late.</summary>
    Refused,

    /// <summary>
    /// AWS gave no answer until it was too late to ask again, and may have billed it. CloudTrail tells whether it received the record.
    /// </summary>
    Unclear,
}
