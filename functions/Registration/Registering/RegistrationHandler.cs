using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Claims;
using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Shows the registration after the sign-in: the list of workspaces, and the review.</summary>
public sealed class RegistrationHandler(
    ConfirmRegistration registration, IExpenseCenter expenseCenter, PickerSteps steps, AccountMessages texts, PageMessages messages,
    Products products)
{
    public Task<IResult> ListAsync(HttpContext context) => OpenAsync(context, steps.ShowListAsync);

    public Task<IResult> ReviewAsync(HttpContext context) => OpenAsync(context, steps.ShowReviewAsync);

    /// <summary>Says why the registration cannot continue.</summary>
    public IResult Refuse(HttpContext context, ClaimView view) => view switch
    {
        ClaimView.Open(_, var account) => messages.Show(context, texts.Closed(account)),
        ClaimView.OwnedByAnother => messages.Show(context, RegistrationTexts.OwnedByAnother),
        _ => ShowReturn(context, ClaimCookie.Read(context) is null ? RegistrationTexts.NoClaim : RegistrationTexts.ClaimExpired),
    };

    /// <summary>The first link leads to where AWS gives a new claim.</summary>
    private IResult ShowReturn(HttpContext context, PageMessage message) =>
        messages.Show(context, MarketplaceTexts.WithSubscriptionsAtAws(message, products));

    private async Task<IResult> OpenAsync(
        HttpContext context, Func<HttpContext, PickerContext, ExpenseCenterAccount, CloudAccount, Task<IResult>> show)
    {
        if (Session.UserOf(context) is not { } username)
        {
            return ClaimCookie.Read(context) is null
                ? ShowReturn(context, RegistrationTexts.NoClaim)
                : new SeeOther(SiteMap.SignInTo(SiteMap.Registration));
        }

        if (await expenseCenter.FindAccountAsync(username, context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, AccountMessages.UnknownBuyer);
        }

        var view = await registration.ViewAsync(ClaimCookie.Read(context), username, context.RequestAborted);
        return view is ClaimView.Open(_, { AcceptsBindings: true } account)
            ? await show(context, PickerContext.Registration, buyer, account)
            : Refuse(context, view);
    }
}
