using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Guance.Serverless.Web.SignIn;

/// <summary>Signing in, creating an account (the same redirect with <c>prompt=create</c>) and signing out.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(SiteMap.SignIn, (HttpContext context, PageMessages messages, ExpenseCenterSignIn signIn) =>
            ChallengeAsync(context, messages, signIn, prompt: null));
        app.MapGet(SiteMap.SignUp, (HttpContext context, PageMessages messages, ExpenseCenterSignIn signIn) =>
            ChallengeAsync(context, messages, signIn, prompt: "create"));
        app.MapGet(SiteMap.SignInCallback, AnswerAsync);
        app.MapGet(SiteMap.SignedOutCallback, AnswerAsync);
        app.MapPost(SiteMap.SignOut, SignOutAsync).AcceptForm(FormLimits.Small);
        app.MapMethods(
            SiteMap.SignedOut, PageRoutes.GetOrHead, (HttpContext context, PageMessages messages) => messages.Show(context, SignInTexts.SignedOut));
    }

    private static async Task<IResult> ChallengeAsync(
        HttpContext context, PageMessages messages, ExpenseCenterSignIn signIn, string? prompt)
    {
        var page = ReturnAddress.Local(context.Request.Query[SiteMap.ReturnParameter]);
        if (Session.UserOf(context) is not null && prompt is null)
        {
            return new SeeOther(page);
        }

        var properties = new AuthenticationProperties { RedirectUri = page };
        properties.SetParameter(OpenIdConnectParameterNames.Prompt, prompt);
        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, properties);
            return Results.Empty;
        }
        catch (InvalidOperationException e) when (e.InnerException is not null && !context.Response.HasStarted)
        {
            // The handler throws this when the issuer's metadata cannot be read.
            return messages.Show(context, signIn.Unreachable(e, page));
        }
    }

    /// <summary>The browser comes back from the Expense Center.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext context, IAuthenticationHandlerProvider handlers)
    {
        var handler = (IAuthenticationRequestHandler)(await handlers.GetHandlerAsync(context, OpenIdConnectDefaults.AuthenticationScheme))!;
        return await handler.HandleRequestAsync() ? Results.Empty : Results.NotFound();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, ExpenseCenterSignIn signIn)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        try
        {
            await context.SignOutAsync(
                OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = SiteMap.SignedOut });
            return Results.Empty;
        }
        catch (InvalidOperationException e) when (e.InnerException is not null && !context.Response.HasStarted)
        {
            // The local session has ended even if the Expense Center cannot be reached.
            signIn.LogUnreachable(e);
            return new SeeOther(SiteMap.SignedOut);
        }
    }
}
