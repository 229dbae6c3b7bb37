using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>Where the product sends the browser to sign in or sign up, and how it is sent back.</summary>
internal static class AuthorizeEndpoint
{
    public static void MapAuthorize(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options)
    {
        app.MapGet("/expense-center/authorize", (HttpContext context) =>
            Begin(new AuthorizeRequest(context.Request.QueryString.Value ?? string.Empty), context, center, options));
        app.MapPost("/expense-center/authorize", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return Begin(new AuthorizeRequest(QueryString.Create(form).Value ?? string.Empty), context, center, options);
        });
    }

    /// <summary>
    /// What to answer to a request that is wrong; null for one that is right. A client that cannot be trusted gets a page
    /// and the browser goes nowhere; every other error goes back to the client.
    /// </summary>
    public static IResult? Refuse(AuthorizeRequest request, HttpContext context, ConsoleOptions options) =>
        request.WrongClient(options) is { } wrong
            ? CannotSignIn(wrong)
            : request.Error() is { } error ? SendBack(request, context, options, "error", error) : null;

    /// <summary>Sends the browser back with a code for this person.</summary>
    public static IResult Complete(
        string username, AuthorizeRequest request, HttpContext context, ExpenseCenterState center, ConsoleOptions options) =>
        SendBack(request, context, options, "code", center.Codes.Issue(username, request));

    private static IResult CannotSignIn(string problem) => Layout.Page(
        "expense-center", "Cannot sign in", Html.Of($"<p class=\"error\">{problem}</p>"), StatusCodes.Status400BadRequest);

    private static IResult Begin(AuthorizeRequest request, HttpContext context, ExpenseCenterState center, ConsoleOptions options)
    {
        if (Refuse(request, context, options) is { } refusal)
        {
            return refusal;
        }

        if (request.Prompts.Contains("create"))
        {
            return SignUpPage.Show(request);
        }

        var asksAnyway = request.Prompts.Any(prompt => prompt is "login" or "select_account");
        var username = asksAnyway ? null : center.Sessions.Current(context);
        return username is not null ? Complete(username, request, context, center, options)
            : request.Prompts.Contains("none") ? SendBack(request, context, options, "error", "login_required")
            : SignInPage.Show(request, center);
    }

    private static IResult SendBack(
        AuthorizeRequest request, HttpContext context, ConsoleOptions options, string name, string value) =>
        context.SeeOther(request.Answer((name, value), ("iss", options.Issuer.AbsoluteUri)));
}
