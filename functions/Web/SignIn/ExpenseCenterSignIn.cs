using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Languages;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Guance.Serverless.Web.SignIn;

/// <summary>Handles the OpenID Connect events of a sign-in or sign-out at the Expense Center.</summary>
public sealed partial class ExpenseCenterSignIn(
    SignInSettings settings, ParameterStore secrets, PageMessages messages, ILogger<ExpenseCenterSignIn> logger)
{
    /// <summary>Requests the sign-in page in the language of the current page.</summary>
    public Task ChallengeAsync(RedirectContext context)
    {
        AbandonedSignIns.GiveUpOldest(context.HttpContext);
        context.ProtocolMessage.UiLocales = LanguageChoice.Of(context.HttpContext).Tag;
        return Task.CompletedTask;
    }

    /// <summary>
    /// No id token is kept for a hint, so the client id is sent. An Expense Center without a sign-out page is not an error.
    /// </summary>
    public Task SignOutAsync(RedirectContext context)
    {
        context.ProtocolMessage.ClientId = settings.ClientId;
        if (string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
        {
            context.HandleResponse();
            context.Response.Redirect(SiteMap.SignedOut);
        }

        return Task.CompletedTask;
    }

    /// <summary>The secret is read on first use, and again when it has changed.</summary>
    public async Task RedeemAsync(AuthorizationCodeReceivedContext context)
    {
        if (context.TokenEndpointRequest is { } request)
        {
            request.ClientSecret = await secrets.GetAsync(settings.ClientSecretParameter, context.HttpContext.RequestAborted);
        }
    }

    /// <exception cref="InvalidDataException">The Expense Center names nobody whom the pages could show anything.</exception>
    public Task Accept(TokenValidatedContext context)
    {
        if (context.Principal is { } told)
        {
            context.Principal = Session.Keep(told);
            if (Session.UserOf(context.Principal) is null)
            {
                throw new InvalidDataException($"The claim {Session.UsernameClaim} of the id token is not a username.");
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The buyer cancelled, took too long or used the browser's back button. Whatever else happened, the buyer did not cause it.
    /// </summary>
    public async Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        var back = context.Properties?.RedirectUri;
        await messages.Show(context.HttpContext, MessageFor(context.Failure, back)).ExecuteAsync(context.HttpContext);
    }

    /// <summary>The page when nobody can sign in now; the reason is logged.</summary>
    public PageMessage Unreachable(Exception failure, string? back)
    {
        LogUnreachable(failure);
        return SignInTexts.Unreachable(back);
    }

    private PageMessage MessageFor(Exception? failure, string? back)
    {
        switch (failure)
        {
            case not null when failure.Data["error"] is "access_denied":
                return SignInTexts.Cancelled(back);

            // The framework's own exception says that the cookies of this sign-in are missing, or do not fit: it was finished, or
            // given up, before. An authorization code is refused when it is too old or was used before.
            case AuthenticationFailureException:
            case not null when failure.Data["error"] is "invalid_grant":
                LogNotFinished(failure);
                return SignInTexts.Failed(back);
            default:
                return Unreachable(failure ?? new InvalidDataException("The sign-in failed without a reason."), back);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in at the Expense Center was not finished")]
    private partial void LogNotFinished(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Expense Center cannot sign anybody in, or its answer is not of the contract")]
    public partial void LogUnreachable(Exception exception);
}
