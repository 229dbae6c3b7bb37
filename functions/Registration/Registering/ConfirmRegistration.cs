using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.AspNetCore.Antiforgery;

namespace Guance.Serverless.Registration.Registering;

/// <summary>The buyer confirms. Sent twice, from two tabs or after a crash, it ends the same.</summary>
public sealed partial class ConfirmRegistration(
    AccountLinking linking, IExpenseCenter expenseCenter, CloudAccountStore accounts, RegistrationForm form, ShowOutcome outcome,
    RegistrationMessages texts, Messages messages, IAntiforgery antiforgery, ILogger<ConfirmRegistration> logger)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (Session.UserOf(context) is not { } username)
        {
            return new SeeOther(SignInEndpoints.SignInTo(RegistrationEndpoints.Path));
        }

        if (await RegistrationInput.ReadAsync(context) is not { } input)
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status400BadRequest));
        }

        await antiforgery.ValidateRequestAsync(context);
        var claim = ClaimCookie.Read(context);
        if (await expenseCenter.FindAccountAsync(username, context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, RegistrationTexts.UnknownBuyer);
        }

        return input.IsComplete
            ? await ConfirmAsync(context, claim, buyer, input)
            : await AskAgainAsync(context, claim, buyer, input);
    }

    private async Task<IResult> ConfirmAsync(
        HttpContext context, ClaimToken? claim, ExpenseCenterAccount buyer, RegistrationInput input)
    {
        switch (await linking.ConfirmAsync(claim, buyer, input.Email, input.Chosen, context.RequestAborted))
        {
            case ConfirmOutcome.Confirmed confirmed:
                var bound = confirmed.Workspaces.Count(one => one.IsBound);
                LogConfirmed(confirmed.Account, bound, confirmed.Workspaces.Length);
                if (confirmed.Workspaces.All(one => one.Result is not BindResult.Busy))
                {
                    ClaimCookie.Clear(context);
                }

                return await outcome.ShowAsync(context, confirmed);
            case ConfirmOutcome.Closed(var account):
                return messages.Show(context, texts.Closed(account));
            case ConfirmOutcome.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnedByAnother);
            default:
                return await WithoutClaimAsync(context, buyer.Username, input.Account);
        }
    }

    /// <summary>Something is missing: the same form, with what was filled in.</summary>
    private async Task<IResult> AskAgainAsync(
        HttpContext context, ClaimToken? claim, ExpenseCenterAccount buyer, RegistrationInput input)
    {
        switch (await linking.ViewAsync(claim, buyer.Username, context.RequestAborted))
        {
            case ClaimView.Open(_, { AcceptsBindings: false } account):
                return messages.Show(context, texts.Closed(account));
            case ClaimView.Open(_, var account):
                return await form.ShowAsync(context, buyer, account, input);
            case ClaimView.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnedByAnother);
            default:
                return await WithoutClaimAsync(context, buyer.Username, input.Account);
        }
    }

    /// <summary>The result's page was reloaded: the claim is gone because it was used well, so the account itself is shown.</summary>
    private async Task<IResult> WithoutClaimAsync(HttpContext context, Username buyer, CloudAccountId? id)
    {
        var account = id is { } named ? await accounts.FindAsync(named, context.RequestAborted) : null;
        return account?.Owner == buyer
            ? new SeeOther(CloudAccountEndpoints.AddressOf(account.Id))
            : messages.Show(context, RegistrationTexts.ClaimExpired);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Cloud account {Account} was confirmed: {Bound} of {Chosen} workspaces bound")]
    private partial void LogConfirmed(CloudAccountId account, int bound, int chosen);
}
