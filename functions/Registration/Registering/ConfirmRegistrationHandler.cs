using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Claims;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Registering;

/// <summary>
/// Handles the submitted form: leads to the next page, or confirms. Confirming twice, from two tabs or after a crash, is harmless.
/// </summary>
public sealed partial class ConfirmRegistrationHandler(
    ConfirmRegistration registration, IExpenseCenter expenseCenter, CloudAccountStore accounts, PickerSteps steps, RegistrationHandler show,
    AccountMessages texts, PageMessages messages, ILogger<ConfirmRegistrationHandler> logger)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var username = Session.BuyerOf(context);
        if (await expenseCenter.FindAccountAsync(username, context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, AccountMessages.UnknownBuyer);
        }

        if (await steps.ReadAsync(context, username) is not { } input)
        {
            return PickerContext.Registration.ToLost(context.Request.Form[PickerForm.ChoiceField].ToString());
        }

        var claim = ClaimCookie.Read(context);
        switch (await registration.ViewAsync(claim, username, context.RequestAborted))
        {
            case ClaimView.Open(_, { AcceptsBindings: true } account) view:
                return input.Action is PickerAction.Confirm
                    ? await ConfirmAsync(context, claim, view, account, buyer, input)
                    : await steps.GoOnAsync(context, PickerContext.Registration, buyer, account, input);
            case ClaimView.OwnedByAnother view:
                return await RefuseAsync(context, claim, view, username);
            case ClaimView.Expired view:
                return await AddInsteadAsync(context, buyer, input) ?? show.Refuse(context, view);
            case var view:
                return show.Refuse(context, view);
        }
    }

    /// <summary>
    /// Resolves the selection against the buyer's current workspaces. When their number has changed since the review, the
    /// review is shown again.
    /// </summary>
    private async Task<IResult> ConfirmAsync(
        HttpContext context, ClaimToken? claim, ClaimView view, CloudAccount account, ExpenseCenterAccount buyer, PickerForm input)
    {
        // Another tab may have brought the claim of another AWS account since this page was shown.
        if (input.Account is { } shown && shown != account.Id && (await accounts.FollowAsync(shown, context.RequestAborted))?.Id != account.Id)
        {
            return input.Before.Id is { } choice
                ? PickerContext.Registration.ToReview(choice, PickerProblem.Changed)
                : PickerContext.Registration.ToList(choice: null, input.Filter);
        }

        var (id, requested, contact) = (default(Ulid), default(RequestedWorkspaces), default(ContactAddresses));
        switch (await steps.ConfirmAsync(context, PickerContext.Registration, buyer, account, input))
        {
            case PickerConfirmation.NotYet(var answer):
                return answer;
            case PickerConfirmation.Ready ready:
                (id, requested, contact) = ready;
                break;
        }

        switch (await registration.ConfirmAsync(claim, view, buyer, contact!, id, requested!, context.RequestAborted))
        {
            case ConfirmOutcome.Confirmed(var order):
                LogConfirmed(order.Account, order.Changed, order.Finished, order.Count);
                ClaimCookie.Clear(context);
                return new SeeOther(SiteMap.OrderOutcome(order.Account, order.Id));
            case ConfirmOutcome.Closed(var closed):
                return messages.Show(context, texts.Closed(closed));
            case ConfirmOutcome.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnerNotified);
            case ConfirmOutcome.Busy:
                return messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
            default:
                return await AddInsteadAsync(context, buyer, input) ?? show.Refuse(context, new ClaimView.Expired());
        }
    }

    /// <summary>
    /// The registration was confirmed in another tab: what is chosen in this one can be added to the account.
    /// </summary>
    /// <returns>Null when the form is about no account of the buyer.</returns>
    private async Task<IResult?> AddInsteadAsync(HttpContext context, ExpenseCenterAccount buyer, PickerForm input) =>
        input.Account is { } id && await accounts.FindAsync(id, context.RequestAborted) is { } account && account.Owner == buyer.Username
            ? await steps.GoOnAsync(
                context, PickerContext.Adding(account.Id), buyer, account,
                input with { Action = new PickerAction.Review(), Email = input.Before.Email })
            : null;

    private async Task<IResult> RefuseAsync(HttpContext context, ClaimToken? claim, ClaimView.OwnedByAnother view, Username stranger)
    {
        var refusal = await registration.RefuseAsync(claim, view, stranger, context.RequestAborted);
        return messages.Show(
            context,
            refusal is ConfirmOutcome.OwnedByAnother ? RegistrationTexts.OwnerNotified : ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Cloud account {Account} was registered: {Bound} workspaces bound so far, {Finished} of {Chosen} done")]
    private partial void LogConfirmed(CloudAccountId account, int bound, int finished, int chosen);
}
