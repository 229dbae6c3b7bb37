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
public sealed class PickerPages(PageContextFactory frames, Products products, Sites sites)
{
    /// <summary>Id of the form on both pages.</summary>
    public const string Form = "choosing";

    /// <summary>Shows the review if it was requested and something is chosen, otherwise the list.</summary>
    public IResult Show(
        HttpContext context, PickerContext occasion, ExpenseCenterAccount buyer, CloudAccount account, WorkspaceChoices choices, PickerForm input)
    {
        var selection = choices.Follow(input.Step, input.Selection);
        return input.Step is PickerAction.Review or PickerAction.Confirm && !choices.Chosen(selection).IsEmpty
            ? Review(context, occasion, buyer, account, choices, input)
            : Choose(context, occasion, account, choices, input with { Selection = selection });
    }

    private RazorSlice<PickerModel> Choose(
        HttpContext context, PickerContext occasion, CloudAccount account, WorkspaceChoices choices, PickerForm input)
    {
        var frame = Page(context, occasion.Title, occasion, stay: "stay", onEnter: "stay");
        var goesOn = input.Step is PickerAction.Review or PickerAction.Confirm;
        var page = PickerPage.Create(new PickerModel
        {
            Page = frame,
            Occasion = occasion,
            Linked = PayingAccount.Of(account, products),
            NothingChosen = goesOn,
            Narrowing = input.Narrowing,
            Selection = input.Selection,
            Sites =
            [
                .. choices.All.GroupBy(choice => choice.Key.Site).Select(site => new SiteName(
                    site.Key,
                    sites.NameOf(site.Key, frame.Language),
                    site.Count(choice => choice.IsEligible),
                    site.Count(choice => choice.IsEligible && input.Selection.Contains(choice.Key)))),
            ],
            Part = input.Narrowing.Of(choices.All, choice => choice.Workspace),
            Eligible = choices.Eligible,
            Chosen = choices.Chosen(input.Selection).Length,
        });
        page.StatusCode = goesOn ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return page;
    }

    private RazorSlice<ReviewModel> Review(
        HttpContext context, PickerContext occasion, ExpenseCenterAccount buyer, CloudAccount account, WorkspaceChoices choices, PickerForm input)
    {
        var frame = Page(context, PickerTexts.Review, occasion, stay: "review", onEnter: "confirm");
        var chosen = choices.Chosen(input.Selection);
        var model = new ReviewModel
        {
            Page = frame,
            Occasion = occasion,
            Linked = PayingAccount.Of(account, products),
            Selection = input.Selection,
            Sites = Summarize(chosen, frame),
            Covered = choices.Covered(input.Selection),
            HasChanged = input.HasChanged(choices),
            Email = input.Email ?? account.Contact?.Email ?? buyer.Email,
            EmailIsWrong = input.Step is PickerAction.Confirm && input.Email is { } email && !EmailAddress.IsValid(email),
        };
        var page = ReviewPage.Create(model);
        page.StatusCode = model.HasChanged || model.EmailIsWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return page;
    }

    private ImmutableArray<ReviewedSite> Summarize(ImmutableArray<WorkspaceChoice> chosen, PageContext frame)
    {
        var left = ReviewModel.MaxNames;
        return [.. chosen.GroupBy(choice => choice.Key.Site).Select(Site)];

        ReviewedSite Site(IGrouping<string, WorkspaceChoice> site)
        {
            var names = site.Take(left).Select(choice => choice.Workspace.Name).ToImmutableArray();
            left -= names.Length;
            return new ReviewedSite(sites.NameOf(site.Key, frame.Language), names, site.Count());
        }
    }

    private PageContext Page(HttpContext context, Text title, PickerContext occasion, string stay, string onEnter) =>
        frames.Create(context, title) with { Address = occasion.Path, StateForm = new StateForm(Form, PickerAction.Field, stay, onEnter) };
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
