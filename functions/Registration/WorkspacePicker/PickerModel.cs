using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>The list of workspaces to choose from.</summary>
public sealed record PickerModel
{
    public required PageContext Page { get; init; }

    public required PickerContext Context { get; init; }

    public required PayingAccount PayingAccount { get; init; }

    /// <summary>Id of the choice that the page shows; null when nothing was chosen yet.</summary>
    public required Ulid? ChoiceId { get; init; }

    /// <summary>Why the buyer sees the list again; null when there is no reason to tell.</summary>
    public required Text? Notice { get; init; }

    public required WorkspaceFilter Filter { get; init; }

    /// <summary>The selection when the page was rendered.</summary>
    public required Selection Selection { get; init; }

    /// <summary>The sites that have workspaces of the buyer.</summary>
    public required ImmutableArray<SiteName> Sites { get; init; }

    /// <summary>The workspaces on this page.</summary>
    public required PagedList<WorkspaceChoice> CurrentPage { get; init; }

    /// <summary>Number of eligible workspaces on all pages.</summary>
    public required int Eligible { get; init; }

    /// <summary>Number of chosen workspaces on all pages.</summary>
    public required int Chosen { get; init; }

    /// <summary>Number of eligible workspaces that fit the search.</summary>
    public required int Found { get; init; }

    /// <summary>Number of chosen workspaces that fit the search.</summary>
    public required int FoundChosen { get; init; }

    /// <summary>Consoles in which a buyer without workspaces creates one.</summary>
    public required ImmutableArray<MessageLink> Consoles { get; init; }

    /// <summary>Number of chosen workspaces on other pages.</summary>
    public int ChosenOnOtherPages => Chosen - CurrentPage.Items.Count(choice => choice.IsEligible && Selection.Contains(choice.Key));

    /// <summary>A list of one page is filtered in the browser while typing; longer lists are searched by the server.</summary>
    public bool FiltersInPlace => CurrentPage.Pages == 1 && Filter.IsEmpty;

    /// <summary>The workspaces of this page by site.</summary>
    public IEnumerable<(SiteName Site, ImmutableArray<WorkspaceChoice> Choices)> Groups =>
        CurrentPage.Items.GroupBy(choice => choice.Key.Site)
            .Select(group => (Sites.First(site => site.Code == group.Key), group.ToImmutableArray()));
}

/// <summary>A site with workspaces of the buyer.</summary>
/// <param name="Eligible">Number of eligible workspaces.</param>
/// <param name="Chosen">Number of chosen workspaces.</param>
public sealed record SiteName(string Code, string Name, int Eligible, int Chosen)
{
    public bool IsWholeSiteChosen => Chosen == Eligible;
}
