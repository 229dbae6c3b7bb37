using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Shows the list of workspaces and the review page.</summary>
public sealed class PickerPages(PageContextFactory pageContexts, Products products, Sites sites, SettlementOptions options)
{
    /// <summary>Id of the form on both pages.</summary>
    public const string Form = "choosing";

    /// <summary>Shows the list.</summary>
    /// <param name="context">The request.</param>
    /// <param name="picker">Where the picker is used.</param>
    /// <param name="account">The account that it is about.</param>
    /// <param name="choices">The buyer's workspaces.</param>
    /// <param name="choice">What is chosen so far; null when it is no longer stored.</param>
    /// <param name="filter">Which workspaces are shown.</param>
    public IResult Choose(
        HttpContext context, PickerContext picker, CloudAccount account, WorkspaceChoices choices, SavedChoice? choice, WorkspaceFilter filter)
    {
        var pageContext = Page(context, PickerTexts.Title(picker.Kind), stay: "stay", onEnter: PickerAction.Search);
        var selection = choice?.Selection ?? Selection.Empty;
        var found = choices.Found(filter);
        return PickerPage.Create(new PickerModel
        {
            Page = pageContext,
            Context = picker,
            PayingAccount = PayingAccount.Of(account, products),
            ChoiceId = choice?.Id,
            Notice = choice is null ? PickerTexts.ChoiceIsLost
                : PickerContext.ProblemOf(context.Request) is PickerProblem.NothingChosen ? PickerTexts.NothingChosen
                : null,
            Filter = filter,
            Selection = selection,
            Sites =
            [
                .. choices.Listed.GroupBy(one => one.Key.Site).Select(site => new SiteName(
                    site.Key,
                    sites.NameOf(site.Key, pageContext.Language),
                    site.Count(one => one.IsEligible),
                    site.Count(one => one.IsEligible && selection.Contains(one.Key)))),
            ],
            CurrentPage = filter.Apply(choices.Listed, one => one.Workspace),
            Eligible = choices.Eligible,
            Chosen = choices.Chosen(selection).Length,
            Found = found.Length,
            FoundChosen = found.Count(selection.Contains),
            Consoles = choices.Eligible > 0 || picker.IsReturn ? []
                : [.. sites.All.Where(site => site.RunsOnAws).Select(site => new MessageLink(site.Name, site.ConsoleUrl.AbsoluteUri))],
        });
    }

    public IResult Review(
        HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account, WorkspaceChoices choices, SavedChoice choice)
    {
        var pageContext = Page(context, PickerTexts.Review, stay: "review", onEnter: "confirm");
        return ReviewPage.Create(new ReviewModel
        {
            Page = pageContext,
            Context = picker,
            PayingAccount = PayingAccount.Of(account, products),
            ChoiceId = choice.Id,
            Sites = Summarize(choices.Chosen(choice.Selection), pageContext),
            WorkspaceCount = choices.CountOrdered(choice.Selection),
            IsLimited = options.MonthlyLimit,
            HasChanged = PickerContext.ProblemOf(context.Request) is PickerProblem.Changed,
            Email = choice.Email ?? account.Contact?.Email ?? buyer.Email,
            EmailProblem = choice.Email is { } email && !ContactAddresses.TryParse(email, out _, out var problem) ? problem : null,
        });
    }

    /// <summary>Every site gets an equal share of the names that are shown.</summary>
    private ImmutableArray<ReviewedSite> Summarize(ImmutableArray<WorkspaceChoice> chosen, PageContext pageContext)
    {
        var bySite = chosen.GroupBy(choice => choice.Key.Site).ToList();
        var share = Math.Max(1, ReviewModel.MaxNames / Math.Max(1, bySite.Count));
        return
        [
            .. bySite.Select(site => new ReviewedSite(
                sites.NameOf(site.Key, pageContext.Language), [.. site.Take(share).Select(choice => choice.Workspace.Name)], site.Count())),
        ];
    }

    private PageContext Page(HttpContext context, Text title, string stay, string onEnter) =>
        pageContexts.Create(context, title) with { StateForm = new StateForm(Form, PickerAction.Field, stay, onEnter) };
}

/// <summary>Services of the workspace picker.</summary>
public static class PickerServices
{
    public static void AddWorkspacePicker(this IServiceCollection services) => services
        .AddSingleton<OwnedWorkspaces>()
        .AddSingleton<OwnedAccounts>()
        .AddSingleton<StatusFrame>()
        .AddSingleton<AccountMessages>()
        .AddSingleton<SavedChoices>()
        .AddSingleton<PickerQuery>()
        .AddSingleton<PickerSteps>()
        .AddSingleton<PickerPages>();
}
