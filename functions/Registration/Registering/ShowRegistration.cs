using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Registration.Registering;

/// <summary>The buyer came back from signing in, or opens the page again.</summary>
public sealed class ShowRegistration(
    AccountLinking linking, IExpenseCenter expenseCenter, RegistrationForm form, RegistrationMessages texts, Messages messages)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var claim = ClaimCookie.Read(context);
        if (Session.UserOf(context) is not { } username)
        {
            return claim is null
                ? messages.Show(context, RegistrationTexts.NoClaim)
                : new SeeOther(SignInEndpoints.SignInTo(RegistrationEndpoints.Path));
        }

        return await linking.ViewAsync(claim, username, context.RequestAborted) switch
        {
            ClaimView.Open(_, { AcceptsBindings: false } account) => messages.Show(context, texts.Closed(account)),
            ClaimView.Open(_, var account) => await expenseCenter.FindAccountAsync(username, context.RequestAborted) is { } buyer
                ? await form.ShowAsync(context, buyer, account, input: null)
                : messages.Show(context, RegistrationTexts.UnknownBuyer),
            ClaimView.OwnedByAnother => messages.Show(context, RegistrationTexts.OwnedByAnother),
            _ => messages.Show(context, claim is null ? RegistrationTexts.NoClaim : RegistrationTexts.ClaimExpired),
        };
    }
}
