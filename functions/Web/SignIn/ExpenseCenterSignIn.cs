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

    public Task Accept(TokenValidatedContext context)
    {
        if (context.Principal is { } told)
        {
            context.Principal = Session.Keep(told);
        }

        return Task.CompletedTask;
    }

    /// <summary>The buyer cancelled, took too long or used the browser's back button, or the Expense Center failed.</summary>
    public async Task FailAsync(RemoteFailureContext context)
    {
        var refused = context.Failure?.Data["error"] is "access_denied";
        if (context.Failure is { } failure && !refused)
        {
            LogFailed(failure);
        }

        context.HandleResponse();
        var back = context.Properties?.RedirectUri;
        var message = refused ? SignInTexts.Cancelled(back) : SignInTexts.Failed(back);
        await messages.Show(context.HttpContext, message).ExecuteAsync(context.HttpContext);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-in at the Expense Center failed")]
    private partial void LogFailed(Exception exception);
}
