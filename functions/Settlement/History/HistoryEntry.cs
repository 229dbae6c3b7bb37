using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.History;

/// <summary>One line of a cloud account's audit log, kept 400 days and never updated.</summary>
public sealed record HistoryEntry
{
    /// <summary>How long AWS asks a seller to keep it (a year), and a little more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The actor of an event that a notice reports.</summary>
    public const string Marketplace = "AWS Marketplace";

    /// <summary>The actor of what this service does because of a notice.</summary>
    public const string Service = "Guance";

    public required DateTimeOffset At { get; init; }

    public required HistoryEvent Event { get; init; }

    /// <summary>Who did it: a username, <see cref="Marketplace"/> or <see cref="Service"/>.</summary>
    public required string By { get; init; }

    /// <summary>What it was about: the notice's name, the other account, how many workspaces.</summary>
    public string? Detail { get; init; }

    /// <summary>The workspaces that it was about: those of one transaction, so never many.</summary>
    public ImmutableArray<WorkspaceLabel> Workspaces { get; init; } = [];

    /// <summary>AWS's id of the notice that it records.</summary>
    public string? Notice { get; init; }

    /// <summary>AWS's time of that notice.</summary>
    public DateTimeOffset? NoticeTime { get; init; }
}

/// <summary>Kinds of history. Names are stored: add to them, never rename.</summary>
public enum HistoryEvent
{
    /// <summary>A notice from AWS that changed a status.</summary>
    NoticeApplied,

    /// <summary>A notice from AWS that changed no status: it was older than the stored state, or only informs.</summary>
    NoticeRecorded,

    /// <summary>A buyer came from AWS with this cloud account.</summary>
    BuyerArrived,

    /// <summary>An Expense Center account confirmed the registration and owns the cloud account from now on.</summary>
    Registered,

    WorkspacesBound,

    WorkspacesReverted,

    /// <summary>Workspaces moved because two cloud accounts were merged.</summary>
    WorkspacesMoved,

    Merged,

    /// <summary>
    /// Two cloud accounts of one chain of agreements have different owners, so they were not merged.
    /// </summary>
    MergeRefused,

    /// <summary>Another Expense Center account tried to link it.</summary>
    StrangerRefused,

    Deleted,

    /// <summary>The owner of workspaces chose the Expense Center account to pay for them again.</summary>
    WorkspacesReturnedByChoice,

    /// <summary>
    /// The owner of workspaces chose another cloud account to pay for them; that account's history has
    /// <see cref="WorkspacesBound"/>.
    /// </summary>
    WorkspacesMovedByChoice,

    /// <summary>AWS did not confirm the subscription in time: from here on the workspaces go back.</summary>
    NotConfirmed,

    /// <summary>The owner changed where the mails go; the detail says where.</summary>
    ContactChanged,
}
