using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;
using RazorSlices;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Shows the list of workspaces and the review page.</summary>
public sealed class PickerPages(PageContextFactory pageContexts, Products products, Sites sites)
{
    /// <summary>Id of the form on both pages.</summary>
    public const string Form = "choosing";

    /// <summary>Shows the review if it was requested and something is chosen, otherwise the list.</summary>
    public IResult Show(
        HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account, WorkspaceChoices choices, PickerForm input)
    {
        var selection = choices.Apply(input.Action, input.Selection);
        return input.Action is PickerAction.Review or PickerAction.Confirm && !choices.Chosen(selection).IsEmpty
            ? Review(context, picker, buyer, account, choices, input)
            : Choose(context, picker, account, choices, input with { Selection = selection });
    }

    private RazorSlice<PickerModel> Choose(
        HttpContext context, PickerContext picker, CloudAccount account, WorkspaceChoices choices, PickerForm input)
    {
        var pageContext = Page(context, picker.Title, picker, stay: "stay", onEnter: "stay");
        var goesOn = input.Action is PickerAction.Review or PickerAction.Confirm;
        var page = PickerPage.Create(new PickerModel
        {
            Page = pageContext,
            Context = picker,
            PayingAccount = PayingAccount.Of(account, products),
            NothingChosen = goesOn,
            Filter = input.Filter,
            Selection = input.Selection,
            Sites =
            [
                .. choices.All.GroupBy(choice => choice.Key.Site).Select(site => new SiteName(
                    site.Key,
                    sites.NameOf(site.Key, pageContext.Language),
                    site.Count(choice => choice.IsEligible),
                    site.Count(choice => choice.IsEligible && input.Selection.Contains(choice.Key)))),
            ],
            CurrentPage = input.Filter.Apply(choices.All, choice => choice.Workspace),
            Eligible = choices.Eligible,
            Chosen = choices.Chosen(input.Selection).Length,
        });
        page.StatusCode = goesOn ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return page;
    }

    private RazorSlice<ReviewModel> Review(
        HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account, WorkspaceChoices choices, PickerForm input)
    {
        var pageContext = Page(context, PickerTexts.Review, picker, stay: "review", onEnter: "confirm");
        var chosen = choices.Chosen(input.Selection);
        var model = new ReviewModel
        {
            Page = pageContext,
            Context = picker,
            PayingAccount = PayingAccount.Of(account, products),
            Selection = input.Selection,
            Sites = Summarize(chosen, pageContext),
            WorkspaceCount = choices.CountPayable(input.Selection),
            HasChanged = input.HasChanged(choices),
            Email = input.Email ?? account.Contact?.Email ?? buyer.Email,
            EmailProblem = input is { Action: PickerAction.Confirm, Email: { } email } && !ContactAddresses.TryParse(email, out _, out var problem) ? problem : null,
        };
        var page = ReviewPage.Create(model);
        page.StatusCode = model.HasChanged || model.EmailProblem is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return page;
    }

    private ImmutableArray<ReviewedSite> Summarize(ImmutableArray<WorkspaceChoice> chosen, PageContext pageContext)
    {
        var left = ReviewModel.MaxNames;
        return [.. chosen.GroupBy(choice => choice.Key.Site).Select(Site)];

        ReviewedSite Site(IGrouping<string, WorkspaceChoice> site)
        {
            var names = site.Take(left).Select(choice => choice.Workspace.Name).ToImmutableArray();
            left -= names.Length;
            return new ReviewedSite(sites.NameOf(site.Key, pageContext.Language), names, site.Count());
        }
    }

    private PageContext Page(HttpContext context, Text title, PickerContext picker, string stay, string onEnter) =>
        pageContexts.Create(context, title) with { Address = picker.Path, StateForm = new StateForm(Form, PickerAction.Field, stay, onEnter) };
}

/// <summary>Services of the workspace picker.</summary>
public static class PickerServices
{
    public static void AddWorkspacePicker(this IServiceCollection services) => services
        .AddSingleton<OwnedWorkspaces>()
        .AddSingleton<StatusFrame>()
        .AddSingleton<AccountMessages>()
        .AddSingleton<PickerQuery>()
        .AddSingleton<PickerPages>()
        .AddSingleton<OutcomePages>();
}
