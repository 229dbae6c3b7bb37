using System.Collections.Immutable;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Outbox;

/// <summary>The kinds of mail. Names are stored: add to them, never rename.</summary>
public enum MailKind
{
    /// <summary>To the buyer after the confirmation, with the next steps.</summary>
    RegistrationConfirmed,

    /// <summary>AWS could not take the payment.</summary>
    SubscriptionFailed,

    /// <summary>To the owner: somebody else tried to link the cloud account.</summary>
    LinkRefused,

    /// <summary>The subscription has ended, the workspaces are settled by the Expense Center account again.</summary>
    Unsubscribed,

    /// <summary>AWS did not confirm the subscription in time, the workspaces are settled by the Expense Center account again.</summary>
    NotConfirmed,

    /// <summary>The owner added workspaces to the registered account.</summary>
    WorkspacesAdded,

    /// <summary>The owner changed who pays for a workspace.</summary>
    MethodChanged,

    /// <summary>The first certain sign that the subscription ends.</summary>
    SubscriptionEnding,

    /// <summary>A new licence continues the account, after a renewal or replacement.</summary>
    SubscriptionRenewed,
}

/// <summary>Workspaces that were requested, and that the account does not pay for.</summary>
/// <param name="Listed">The first <see cref="MaxListed"/>.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record RefusedWorkspaces(ImmutableArray<RefusedWorkspace> Listed, int Count)
{
    /// <summary>A mail has room for <see cref="MailRequest.MaxListed"/> workspaces in all: few of them are refused.</summary>
    public const int MaxListed = 25;
}

/// <summary>A workspace, and why the account does not pay for it.</summary>
/// <param name="Workspace">As requested.</param>
/// <param name="Name">Null when it is not the buyer's.</param>
/// <param name="Reason">Why.</param>
/// <param name="OpensAt">With <see cref="RefusalReason.ChangedThisMonth"/>: when its method may be changed again.</param>
public sealed record RefusedWorkspace(WorkspaceKey Workspace, string? Name, RefusalReason Reason, DateTimeOffset? OpensAt = null);

/// <summary>Why a workspace is settled as before. Names are stored: add to them, never rename.</summary>
public enum RefusalReason
{
    /// <summary>There was no time for it, or too much was changed at once: the buyer may try again.</summary>
    NotDone,

    /// <summary>It does not exist or belongs to another Expense Center account.</summary>
    NotYours,

    PaidByAnother,

    AccountClosed,

    SiteNotOnAws,

    OtherPartition,

    ChangedThisMonth,
}

/// <summary>Who paid for a workspace, and who pays now.</summary>
public sealed record MethodChange(PayingMethod Before, PayingMethod After);

/// <summary>A settlement method, and with <see cref="SettlementMethod.Aws"/> the AWS account that pays.</summary>
public sealed record PayingMethod(SettlementMethod Method, AwsAccountId? AwsAccount);
