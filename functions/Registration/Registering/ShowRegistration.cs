using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Registration.Registering;

/// <summary>The buyer came back from signing in, turns the pages of the list, or reviews the choice.</summary>
public sealed class ShowRegistration(
    AccountLinking linking, IExpenseCenter expenseCenter, CloudAccountStore accounts, ChoiceReader choices, ChoosingPages pages,
    RegistrationMessages texts, Messages messages)
{
    public async Task<IResult> OpenAsync(HttpContext context)
    {
        if (Session.UserOf(context) is not { } username)
        {
            return ClaimCookie.Read(context) is null
                ? messages.Show(context, RegistrationTexts.NoClaim)
                : new SeeOther(SignInEndpoints.SignInTo(RegistrationEndpoints.Path));
        }

        return await expenseCenter.FindAccountAsync(username, context.RequestAborted) is { } buyer
            ? await ShowAsync(context, buyer, ChoosingInput.First)
            : messages.Show(context, RegistrationTexts.UnknownBuyer);
    }

    /// <summary>The next page on the way to the confirmation, or why there is none.</summary>
    public async Task<IResult> ShowAsync(HttpContext context, ExpenseCenterAccount buyer, ChoosingInput input)
    {
        var claim = ClaimCookie.Read(context);
        switch (await linking.ViewAsync(claim, buyer.Username, context.RequestAborted))
        {
            case ClaimView.Open(_, { AcceptsBindings: false } account):
                return messages.Show(context, texts.Closed(account));
            case ClaimView.Open(_, var account):
                var all = await choices.ReadAsync(buyer, account.Id, context.RequestAborted);
                return pages.Show(context, RegistrationEndpoints.Occasion, buyer, account, all, input);
            case ClaimView.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnedByAnother);
            default:
                return await WithoutClaimAsync(context, claim, buyer.Username, input.Account);
        }
    }

    /// <summary>The result's page was reloaded: the claim is gone because it was used well, so the account itself is shown.</summary>
    public async Task<IResult> WithoutClaimAsync(HttpContext context, ClaimToken? claim, Username buyer, CloudAccountId? id)
    {
        var account = id is { } named ? await accounts.FindAsync(named, context.RequestAborted) : null;
        return account?.Owner == buyer ? new SeeOther(CloudAccountEndpoints.AddressOf(account.Id))
            : messages.Show(context, claim is null ? RegistrationTexts.NoClaim : RegistrationTexts.ClaimExpired);
    }
}
