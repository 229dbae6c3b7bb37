using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Claims;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Shows the registration after the sign-in: the list of workspaces, and the review.</summary>
public sealed class RegistrationHandler(
    ConfirmRegistration registration, IExpenseCenter expenseCenter, CloudAccountStore accounts, PickerQuery choices, PickerPages pages,
    AccountMessages texts, PageMessages messages)
{
    public async Task<IResult> OpenAsync(HttpContext context)
    {
        if (Session.UserOf(context) is not { } username)
        {
            return ClaimCookie.Read(context) is null
                ? messages.Show(context, RegistrationTexts.NoClaim)
                : new SeeOther(SiteMap.SignInTo(SiteMap.Registration));
        }

        return await expenseCenter.FindAccountAsync(username, context.RequestAborted) is { } buyer
            ? await ShowAsync(
                context, await registration.ViewAsync(ClaimCookie.Read(context), username, context.RequestAborted), buyer, PickerForm.Empty)
            : messages.Show(context, AccountMessages.UnknownBuyer);
    }

    /// <summary>Shows the list or the review, or a message why the registration cannot continue.</summary>
    /// <param name="view">What the buyer's claim allows.</param>
    /// <param name="buyer">The signed-in account.</param>
    /// <param name="input">What the buyer has chosen so far.</param>
    /// <param name="all">The buyer's workspaces if they are already loaded; null otherwise.</param>
    public async Task<IResult> ShowAsync(
        HttpContext context, ClaimView view, ExpenseCenterAccount buyer, PickerForm input, WorkspaceChoices? all = null)
    {
        switch (view)
        {
            case ClaimView.Open(_, { AcceptsBindings: false } account):
                return messages.Show(context, texts.Closed(account));
            case ClaimView.Open(_, var account):
                all ??= await choices.ReadAsync(buyer, account, context.RequestAborted);
                return pages.Show(context, RegistrationEndpoints.Picker, buyer, account, all, input);
            case ClaimView.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnedByAnother);
            default:
                return await WithoutClaimAsync(context, buyer.Username, input.Account);
        }
    }

    /// <summary>
    /// When the outcome page is reloaded, the claim has been used: redirects to the account if the buyer owns it.
    /// </summary>
    public async Task<IResult> WithoutClaimAsync(HttpContext context, Username buyer, CloudAccountId? id)
    {
        var account = id is { } named ? await accounts.FindAsync(named, context.RequestAborted) : null;
        return account?.Owner == buyer ? new SeeOther(SiteMap.CloudAccount(account.Id))
            : messages.Show(context, ClaimCookie.Read(context) is null ? RegistrationTexts.NoClaim : RegistrationTexts.ClaimExpired);
    }
}
