using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Claims;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Registering;

/// <summary>
/// Handles the submitted form: shows the next page, or confirms. Confirming twice, from two tabs or after a crash, is harmless.
/// </summary>
public sealed partial class ConfirmRegistrationHandler(
    ConfirmRegistration registration, IExpenseCenter expenseCenter, PickerQuery choices, RegistrationHandler show, OutcomePages outcome,
    AccountMessages texts, PageMessages messages, ILogger<ConfirmRegistrationHandler> logger)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var username = Session.BuyerOf(context);
        var input = PickerForm.Read(context.Request.Form);
        if (await expenseCenter.FindAccountAsync(username, context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, AccountMessages.UnknownBuyer);
        }

        var claim = ClaimCookie.Read(context);
        return await registration.ViewAsync(claim, username, context.RequestAborted) switch
        {
            ClaimView.Open(_, { AcceptsBindings: true } account) view when input is { Action: PickerAction.Confirm, Email: { } email } && ContactAddresses.TryParse(email, out var contact, out _) =>
                await ConfirmAsync(context, claim, view, account, buyer, contact, input),
            ClaimView.OwnedByAnother view => await RefuseAsync(context, claim, view, username),
            var view => await show.ShowAsync(context, view, buyer, input),
        };
    }

    /// <summary>
    /// Resolves the selection against the buyer's current workspaces. When their number has changed since the review, the
    /// review is shown again.
    /// </summary>
    private async Task<IResult> ConfirmAsync(
        HttpContext context, ClaimToken? claim, ClaimView view, CloudAccount account, ExpenseCenterAccount buyer,
        ContactAddresses contact, PickerForm input)
    {
        var all = await choices.ReadAsync(buyer, account, context.RequestAborted);
        var requested = all.ToRequest(input.Selection);
        if (requested.Keys.Count == 0 || input.HasChanged(all))
        {
            return await show.ShowAsync(context, view, buyer, input, all);
        }

        switch (await registration.ConfirmAsync(claim, view, buyer, contact, requested, context.RequestAborted))
        {
            case ConfirmOutcome.Confirmed confirmed:
                var bound = confirmed.Workspaces.Count(one => one.IsInForce);
                LogConfirmed(confirmed.Account, bound, confirmed.Workspaces.Length);
                if (confirmed.Workspaces.All(one => one.Result is not PayerResult.Busy))
                {
                    ClaimCookie.Clear(context);
                }

                return await outcome.ShowAsync(
                    context, RegistrationEndpoints.Picker, confirmed.Account, confirmed.Workspaces, input.Selection);
            case ConfirmOutcome.Closed(var closed):
                return messages.Show(context, texts.Closed(closed));
            case ConfirmOutcome.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnerNotified);
            case ConfirmOutcome.Busy:
                return messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
            default:
                return await show.WithoutClaimAsync(context, buyer.Username, input.Account);
        }
    }

    private async Task<IResult> RefuseAsync(HttpContext context, ClaimToken? claim, ClaimView.OwnedByAnother view, Username stranger)
    {
        var refusal = await registration.RefuseAsync(claim, view, stranger, context.RequestAborted);
        return messages.Show(
            context,
            refusal is ConfirmOutcome.OwnedByAnother ? RegistrationTexts.OwnerNotified : ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Cloud account {Account} was registered: {Bound} of {Chosen} workspaces bound")]
    private partial void LogConfirmed(CloudAccountId account, int bound, int chosen);
}
