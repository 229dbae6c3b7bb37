using System.Collections.Immutable;
using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.AspNetCore.Antiforgery;

namespace Guance.Serverless.Registration.Registering;

/// <summary>The buyer sends the form: to look further, or to confirm. Confirmed twice, from two tabs or after a crash, it ends the same.</summary>
public sealed partial class ConfirmRegistration(
    AccountLinking linking, IExpenseCenter expenseCenter, ChoiceReader choices, ShowRegistration show, ShowOutcome outcome,
    RegistrationMessages texts, Messages messages, IAntiforgery antiforgery, ILogger<ConfirmRegistration> logger)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (Session.UserOf(context) is not { } username)
        {
            return new SeeOther(SignInEndpoints.SignInTo(RegistrationEndpoints.Path));
        }

        if (await ChoosingInput.ReadAsync(context) is not { } input)
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status400BadRequest));
        }

        await antiforgery.ValidateRequestAsync(context);
        if (await expenseCenter.FindAccountAsync(username, context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, RegistrationTexts.UnknownBuyer);
        }

        return input is { Step: Step.Confirm, Email: { } email } && EmailAddress.IsValid(email)
            ? await AskAsync(context, buyer, email, input)
            : await show.ShowAsync(context, buyer, input);
    }

    /// <summary>What is asked for is worked out from the buyer's workspaces of this moment; what has changed is shown once more.</summary>
    private async Task<IResult> AskAsync(HttpContext context, ExpenseCenterAccount buyer, string email, ChoosingInput input)
    {
        var claim = ClaimCookie.Read(context);
        if (await linking.ViewAsync(claim, buyer.Username, context.RequestAborted) is not ClaimView.Open(_, var account))
        {
            return await show.ShowAsync(context, buyer, input);
        }

        var all = await choices.ReadAsync(buyer, account.Id, context.RequestAborted);
        var asked = all.Asked(input.Selection);
        return asked.IsEmpty || input.HasChanged(all)
            ? await show.ShowAsync(context, buyer, input)
            : await ConfirmAsync(context, buyer, email, asked, input);
    }

    private async Task<IResult> ConfirmAsync(
        HttpContext context, ExpenseCenterAccount buyer, string email, ImmutableHashSet<WorkspaceKey> asked, ChoosingInput input)
    {
        var claim = ClaimCookie.Read(context);
        switch (await linking.ConfirmAsync(claim, buyer, email, asked, context.RequestAborted))
        {
            case ConfirmOutcome.Confirmed confirmed:
                var bound = confirmed.Workspaces.Count(one => one.IsBound);
                LogConfirmed(confirmed.Account, bound, confirmed.Workspaces.Length);
                if (confirmed.Workspaces.All(one => one.Result is not BindResult.Busy))
                {
                    ClaimCookie.Clear(context);
                }

                return await outcome.ShowAsync(
                    context, RegistrationEndpoints.Occasion, confirmed.Account, confirmed.Workspaces, input.Selection);
            case ConfirmOutcome.Closed(var account):
                return messages.Show(context, texts.Closed(account));
            case ConfirmOutcome.OwnedByAnother:
                return messages.Show(context, RegistrationTexts.OwnedByAnother);
            default:
                return await show.WithoutClaimAsync(context, claim, buyer.Username, input.Account);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Cloud account {Account} was confirmed: {Bound} of {Chosen} workspaces bound")]
    private partial void LogConfirmed(CloudAccountId account, int bound, int chosen);
}
