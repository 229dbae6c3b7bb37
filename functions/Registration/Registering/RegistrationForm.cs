using System.Collections.Immutable;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Shows the form, empty at first, and as it was filled in when something is missing.</summary>
public sealed class RegistrationForm(
    FrameFactory frames, OwnedWorkspaces owned, Products products, Sites sites, SettlementOptions options, TimeProvider time)
{
    /// <summary>Asks for all workspaces to be ticked, since a page without scripts cannot do it.</summary>
    public const string SelectAll = "select";

    /// <param name="context">The request.</param>
    /// <param name="buyer">Who is signed in.</param>
    /// <param name="account">What is to be linked.</param>
    /// <param name="input">What was filled in; null when the form is shown for the first time.</param>
    public async Task<IResult> ShowAsync(
        HttpContext context, ExpenseCenterAccount buyer, CloudAccount account, RegistrationInput? input)
    {
        var frame = frames.Create(context, RegistrationTexts.Title);
        var now = time.GetUtcNow();
        var all = await owned.ReadAsync(buyer.Username, context.RequestAborted);
        var tickAll = input is null && context.Request.Query[SelectAll] == "all";
        var choices = all.Select(one => Choice(one, BindingRule.Check(
            buyer, sites.Find(one.Key.Site), one.Settlement, account.Id, now, options)));

        var page = RegistrationPage.Create(new RegistrationModel
        {
            Frame = frame,
            Account = account,
            Product = account.Product is { } code && products.TryGet(code, out var product) ? product.Title : "–",
            Email = input?.Email ?? account.Contact?.Email ?? buyer.Email,
            EmailIsWrong = input is { HasValidEmail: false },
            NothingChosen = input is { Chosen.IsEmpty: true },
            Sites = Group(choices, frame),
        });
        page.StatusCode = input is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return page;

        WorkspaceChoice Choice(OwnedWorkspace one, Eligibility verdict) => new(
            one.Key, one.Name, verdict, verdict is Eligibility.Eligible && (tickAll || input?.Chosen.Contains(one.Key) is true));
    }

    private ImmutableArray<SiteChoices> Group(IEnumerable<WorkspaceChoice> choices, Frame frame)
    {
        var order = sites.All.Select((site, at) => (site.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at);
        return
        [
            .. choices.GroupBy(choice => choice.Key.Site)
                .OrderBy(group => order.GetValueOrDefault(group.Key, int.MaxValue)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new SiteChoices(group.Key, sites.NameOf(group.Key, frame.Language), [.. group])),
        ];
    }
}
