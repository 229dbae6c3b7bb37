using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>The list to choose from.</summary>
public sealed record PickerModel
{
    public required PageContext Page { get; init; }

    public required PickerContext Occasion { get; init; }

    public required PayingAccount Linked { get; init; }

    /// <summary>Nothing was chosen, though it was asked to go on.</summary>
    public required bool NothingChosen { get; init; }

    public required WorkspaceFilter Narrowing { get; init; }

    /// <summary>What was chosen when the page was made.</summary>
    public required Selection Selection { get; init; }

    /// <summary>Whose workspaces there are, for the choice of a site.</summary>
    public required ImmutableArray<SiteName> Sites { get; init; }

    /// <summary>The workspaces on this page.</summary>
    public required PagedList<WorkspaceChoice> Part { get; init; }

    /// <summary>How many may be chosen in all.</summary>
    public required int Eligible { get; init; }

    /// <summary>How many are chosen in all.</summary>
    public required int Chosen { get; init; }

    /// <summary>How many are chosen on other pages than this one.</summary>
    public int ChosenElsewhere => Chosen - Part.Items.Count(choice => choice.IsEligible && Selection.Contains(choice.Key));

    /// <summary>Small lists are searched while one types; where there are more pages, the server searches them all.</summary>
    public bool FiltersInPlace => Part.Pages == 1 && Narrowing.NarrowsNothing;

    /// <summary>Chosen one by one on other pages: carried along in hidden fields.</summary>
    public IEnumerable<WorkspaceKey> Carried => Selection.Picked.Except(Shown);

    /// <summary>Taken out of whole sites on other pages.</summary>
    public IEnumerable<WorkspaceKey> CarriedExceptions => Selection.Except.Except(Shown);

    /// <summary>The workspaces of this page by site.</summary>
    public IEnumerable<(SiteName Site, ImmutableArray<WorkspaceChoice> Choices)> Groups =>
        Part.Items.GroupBy(choice => choice.Key.Site)
            .Select(group => (Sites.First(site => site.Code == group.Key), group.ToImmutableArray()));

    private IEnumerable<WorkspaceKey> Shown => Part.Items.Where(choice => choice.IsEligible).Select(choice => choice.Key);
}

/// <summary>A site with workspaces of the buyer.</summary>
/// <param name="Eligible">How many of them may be chosen.</param>
/// <param name="Chosen">How many are.</param>
public sealed record SiteName(string Code, string Name, int Eligible, int Chosen)
{
    public bool IsWhole => Chosen == Eligible;
}
