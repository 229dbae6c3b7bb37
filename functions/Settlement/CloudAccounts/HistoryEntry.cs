using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>One line of a cloud account's audit log, kept 400 days and never updated.</summary>
public sealed record HistoryEntry
{
    /// <summary>How long AWS asks a seller to keep it (a year), and a little more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Who did what a notice tells of.</summary>
    public const string Marketplace = "AWS Marketplace";

    /// <summary>Who did what follows from a notice.</summary>
    public const string Us = "Guance";

    public required DateTimeOffset At { get; init; }

    public required HistoryEvent Event { get; init; }

    /// <summary>Who did it: a username, <see cref="Marketplace"/> or <see cref="Us"/>.</summary>
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
