using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>What the buyer confirms: who pays for which workspaces, and who gets the mail.</summary>
public sealed record ReviewModel
{
    /// <summary>Names shown at most; the other workspaces are only counted.</summary>
    public const int MaxNames = 20;

    public required PageContext Page { get; init; }

    public required PickerContext Context { get; init; }

    public required PayingAccount PayingAccount { get; init; }

    public required Ulid? ChoiceId { get; init; }

    public required ImmutableArray<ReviewedSite> Sites { get; init; }

    /// <summary>Number of chosen workspaces, including those that are already settled through the account.</summary>
    public required int WorkspaceCount { get; init; }

    /// <summary>Whether the number of workspaces has changed since the buyer last saw the review.</summary>
    public required bool HasChanged { get; init; }

    public required string Email { get; init; }

    /// <summary>Why the contact that was typed is refused; null when it is not.</summary>
    public required ContactProblem? EmailProblem { get; init; }

    /// <summary>Whether a workspace's method may be changed only once a month.</summary>
    public required bool IsLimited { get; init; }

    public int Count => Sites.Sum(site => site.Count);
}

/// <summary>The chosen workspaces of a site: the first names, and the total number.</summary>
public sealed record ReviewedSite(string Name, ImmutableArray<string> Names, int Count);
