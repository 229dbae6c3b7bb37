namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>Kinds of history. Names are stored: add to them, never rename.</summary>
public enum HistoryEvent
{
    /// <summary>A notice from AWS that moved a subscription.</summary>
    NoticeApplied,

    /// <summary>A notice from AWS that moved nothing: it was older than what is known, or only informs.</summary>
    NoticeRecorded,

    /// <summary>A buyer came from AWS with this cloud account.</summary>
    BuyerArrived,

    /// <summary>An Expense Center account confirmed the registration and owns the cloud account from now on.</summary>
    Registered,

    WorkspacesBound,

    WorkspacesReverted,

    /// <summary>Workspaces came over from a cloud account that turned out to be the same.</summary>
    WorkspacesMoved,

    Merged,

    /// <summary>Two cloud accounts of one chain of agreements have different owners, so they were not merged.</summary>
    MergeRefused,

    /// <summary>Another Expense Center account tried to link it.</summary>
    StrangerRefused,

    Deleted,

    /// <summary>The owner of workspaces chose the Expense Center account to pay for them again.</summary>
    WorkspacesReturnedByChoice,

    /// <summary>The owner of workspaces chose another cloud account to pay for them; its history says <see cref="WorkspacesBound"/>.</summary>
    WorkspacesMovedByChoice,
}
