using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.ExpenseCenter.Pages;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>The sign-in page: one button for each account, and no password, for these people are not real.</summary>
internal static class SignInPage
{
    public static void MapSignIn(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options) =>
        app.MapPost("/expense-center/sign-in", async (HttpContext context) =>
        {
            var request = new AuthorizeRequest(await context.Request.FieldAsync("request"));
            var username = await context.Request.FieldAsync("username");
            if (AuthorizeEndpoint.Refuse(request, context, options) is { } refusal)
            {
                return refusal;
            }

            if (center.FindAccount(username) is null)
            {
                return Show(request, center, $"There is no account {username}.");
            }

            center.Sessions.Begin(context, username);
            return AuthorizeEndpoint.Complete(username, request, context, center, options);
        });

    public static IResult Show(AuthorizeRequest request, ExpenseCenterState center, string? error = null) => Layout.Page(
        "expense-center",
        "Sign in 登录",
        Html.Of($"""
            {(error is null ? Html.Nothing : Html.Of($"""<p class="error" role="alert">{error}</p>"""))}
            <p>Choose who you are. No password: these people are not real.</p>
            <form id="sign-in" method="post" action="/expense-center/sign-in">
              <input type="hidden" name="request" value="{request.Query}">
              <div class="people">{Html.Join(center.Accounts, account => Person(account, center))}</div>
            </form>
            <form id="to-sign-up" method="post" action="/expense-center/sign-up">
              <input type="hidden" name="request" value="{request.Query}">
              <button class="plain" id="create-account">Create an account 注册</button>
            </form>
            """),
        error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static Html Person(ExpenseAccount account, ExpenseCenterState center)
    {
        var workspaces = center.WorkspacesOf(account.Username);
        var sites = string.Join(", ", workspaces.Select(one => one.Site).Distinct());
        return Html.Of($"""
            <button class="person" name="username" value="{account.Username}" data-username="{account.Username}">
              <b>{account.Username}</b>
              <span>{account.Contact}</span>
              <span>{OverviewPage.Count(workspaces)}{(workspaces.Count == 0 ? "" : "; " + sites)}</span>
            </button>
            """);
    }
}
