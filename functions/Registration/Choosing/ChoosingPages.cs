using System.Collections.Immutable;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using RazorSlices;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>Shows the list to choose from, and what would be confirmed.</summary>
public sealed class ChoosingPages(FrameFactory frames, Products products, Sites sites)
{
    /// <summary>Id of the form on both pages.</summary>
    public const string Form = "choosing";

    /// <summary>The next page on the way to a confirmation: the list, until something is chosen and it is asked to go on.</summary>
    public IResult Show(
        HttpContext context, Occasion occasion, ExpenseCenterAccount buyer, CloudAccount account, Choices choices, ChoosingInput input)
    {
        var selection = choices.Follow(input.Step, input.Selection);
        return input.Step is Step.Review or Step.Confirm && !choices.Chosen(selection).IsEmpty
            ? Review(context, occasion, buyer, account, choices, input)
            : Choose(context, occasion, account, choices, input with { Selection = selection });
    }

    private RazorSlice<ChooseModel> Choose(
        HttpContext context, Occasion occasion, CloudAccount account, Choices choices, ChoosingInput input)
    {
        var frame = Frame(context, occasion.Title, occasion, stay: "stay", onEnter: "stay");
        var goesOn = input.Step is Step.Review or Step.Confirm;
        var page = ChoosePage.Create(new ChooseModel
        {
            Frame = frame,
            Occasion = occasion,
            Linked = Linked.Of(account, products),
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
        HttpContext context, Occasion occasion, ExpenseCenterAccount buyer, CloudAccount account, Choices choices, ChoosingInput input)
    {
        var frame = Frame(context, ChoosingTexts.Review, occasion, stay: "review", onEnter: "confirm");
        var chosen = choices.Chosen(input.Selection);
        var model = new ReviewModel
        {
            Frame = frame,
            Occasion = occasion,
            Linked = Linked.Of(account, products),
            Selection = input.Selection,
            Sites = Summarize(chosen, frame),
            Covered = choices.Covered(input.Selection),
            HasChanged = input.HasChanged(choices),
            Email = input.Email ?? account.Contact?.Email ?? buyer.Email,
            EmailIsWrong = input.Step is Step.Confirm && input.Email is { } email && !EmailAddress.IsValid(email),
        };
        var page = ReviewPage.Create(model);
        page.StatusCode = model.HasChanged || model.EmailIsWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return page;
    }

    private ImmutableArray<ReviewedSite> Summarize(ImmutableArray<Choice> chosen, Frame frame)
    {
        var left = ReviewModel.MostNames;
        return [.. chosen.GroupBy(choice => choice.Key.Site).Select(Site)];

        ReviewedSite Site(IGrouping<string, Choice> site)
        {
            var names = site.Take(left).Select(choice => choice.Workspace.Name).ToImmutableArray();
            left -= names.Length;
            return new ReviewedSite(sites.NameOf(site.Key, frame.Language), names, site.Count());
        }
    }

    private Frame Frame(HttpContext context, Text title, Occasion occasion, string stay, string onEnter) =>
        frames.Create(context, title) with { Address = occasion.Path, StateForm = new StateForm(Form, Step.Field, stay, onEnter) };
}
