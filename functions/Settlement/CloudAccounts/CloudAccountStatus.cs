namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>Follows the statuses of the cloud account's subscriptions.</summary>
public enum CloudAccountStatus
{
    /// <summary>Linked, or announced, but AWS has not confirmed a subscription yet.</summary>
    Pending,

    /// <summary>At least one subscription is active: AWS bills the workspaces.</summary>
    Active,

    /// <summary>AWS could not take the payment; no other subscription lives.</summary>
    Failed,

    /// <summary>The buyer is leaving: no new bindings, and once the last subscription has ended, the workspaces go back.</summary>
    Ending,

    /// <summary>A tombstone: every workspace has gone back, or moved to the account that this one was merged into.</summary>
    Deleted,
}
