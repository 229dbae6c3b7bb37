using Guance.Serverless.Sandbox.Console.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>Signing out of the Expense Center, and back to the product if it asked for it.</summary>
internal static class EndSessionEndpoint
{
    public static void MapEndSession(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options)
    {
        app.MapGet("/expense-center/end-session", (HttpContext context) => End(
            context,
            center,
            options,
            context.Request.Query["post_logout_redirect_uri"].ToString(),
            context.Request.Query["state"].ToString()));
        app.MapPost("/expense-center/end-session", async (HttpContext context) => End(
            context,
            center,
            options,
            await context.Request.FieldAsync("post_logout_redirect_uri"),
            await context.Request.FieldAsync("state")));
    }

    private static IResult End(HttpContext context, ExpenseCenterState center, ConsoleOptions options, string back, string state)
    {
        center.Sessions.End(context);
        return back == new Uri(options.PublicUrl, "/signout-callback-oidc").AbsoluteUri
            ? context.SeeOther(state.Length == 0 ? back : QueryHelpers.AddQueryString(back, "state", state))
            : Layout.Page("expense-center", "Signed out", Html.Of($"<p>You are signed out of the Expense Center.</p>"));
    }
}
