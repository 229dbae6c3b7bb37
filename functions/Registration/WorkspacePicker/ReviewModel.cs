using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>What would be confirmed: who pays for which workspaces, and who is told.</summary>
public sealed record ReviewModel
{
    /// <summary>As many names as one reads; the rest is counted.</summary>
    public const int MaxNames = 20;

    public required PageContext Page { get; init; }

    public required PickerContext Occasion { get; init; }

    public required PayingAccount Linked { get; init; }

    public required Selection Selection { get; init; }

    public required ImmutableArray<ReviewedSite> Sites { get; init; }

    /// <summary>How many workspaces the choice covers, those included that are settled through the account already.</summary>
    public required int Covered { get; init; }

    /// <summary>The buyer has seen another number of workspaces before: they have changed since.</summary>
    public required bool HasChanged { get; init; }

    public required string Email { get; init; }

    public required bool EmailIsWrong { get; init; }

    public int Count => Sites.Sum(site => site.Count);
}

/// <summary>The chosen workspaces of a site: the first names, and how many there are.</summary>
public sealed record ReviewedSite(string Name, ImmutableArray<string> Names, int Count);
