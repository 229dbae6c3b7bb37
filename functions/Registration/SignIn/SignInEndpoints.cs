using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Guance.Serverless.Registration.SignIn;

/// <summary>Signing in, creating an account (the same redirect with <c>prompt=create</c>) and signing out.</summary>
public static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string SignUpPath = "/sign-up";
    public const string SignOutPath = "/sign-out";
    public const string SignedOutPath = "/signed-out";
    public const string ReturnParameter = "returnUrl";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(SignInPath, (HttpContext context, Messages messages) => AskAsync(context, messages, prompt: null));
        app.MapGet(SignUpPath, (HttpContext context, Messages messages) => AskAsync(context, messages, prompt: "create"));
        app.MapPost(SignOutPath, SignOutAsync);
        app.MapMethods(
            SignedOutPath, PageRoutes.GetOrHead, (HttpContext context, Messages messages) => messages.Show(context, SignInTexts.SignedOut));
    }

    /// <summary>Address that signs in and then shows a page of ours.</summary>
    public static string SignInTo(string? page) => To(SignInPath, page);

    /// <summary>Address that creates an account and then shows a page of ours.</summary>
    public static string SignUpTo(string? page) => To(SignUpPath, page);

    private static string To(string path, string? page) =>
        path + QueryString.Create(ReturnParameter, ReturnAddress.Local(page)).ToUriComponent();

    private static async Task<IResult> AskAsync(HttpContext context, Messages messages, string? prompt)
    {
        var page = ReturnAddress.Local(context.Request.Query[ReturnParameter]);
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
            // How the handler says that the issuer's metadata could not be read.
            return messages.Show(context, SignInTexts.Unreachable);
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, Messages messages)
    {
        await antiforgery.ValidateRequestAsync(context);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        try
        {
            await context.SignOutAsync(
                OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = SignedOutPath });
            return Results.Empty;
        }
        catch (InvalidOperationException e) when (e.InnerException is not null && !context.Response.HasStarted)
        {
            // Signed out here at least, whatever became of the Expense Center.
            return new SeeOther(SignedOutPath);
        }
    }
}
