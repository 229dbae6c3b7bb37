using System.Text.RegularExpressions;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>The sign-up page: a new account, with a few workspaces so that there is something to choose.</summary>
internal static partial class SignUpPage
{
    public static void MapSignUp(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options) =>
        app.MapPost("/expense-center/sign-up", async (HttpContext context) =>
        {
            var request = new AuthorizeRequest(await context.Request.FieldAsync("request"));
            if (AuthorizeEndpoint.Refuse(request, context, options) is { } refusal)
            {
                return refusal;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (!form.ContainsKey("username"))
            {
                return Show(request);
            }

            var account = new ExpenseAccount(
                form["username"].ToString().Trim(), form["email"].ToString().Trim(), form["language"] == "zh" ? "zh" : "en");
            if (Problem(account) is { } problem)
            {
                return Show(request, account, problem);
            }

            if (!center.TrySignUp(account))
            {
                return Show(request, account, $"The username {account.Username} is taken.");
            }

            center.Sessions.Begin(context, account.Username);
            return AuthorizeEndpoint.Complete(account.Username, request, context, center, options);
        });

    public static IResult Show(AuthorizeRequest request, ExpenseAccount? entered = null, string? error = null) => Layout.Page(
        "expense-center",
        "Create an account 注册",
        Html.Of($"""
            {(error is null ? Html.Nothing : Html.Of($"""<p class="error" role="alert">{error}</p>"""))}
            <form id="sign-up" method="post" action="/expense-center/sign-up" class="panel">
              <input type="hidden" name="request" value="{request.Query}">
              <label for="username">Username 用户名</label>
              <input id="username" name="username" value="{entered?.Username}" required autocomplete="off">
              <label for="email">E-mail 邮箱</label>
              <input id="email" name="email" type="email" value="{entered?.Email}" required autocomplete="off">
              <label for="language">Language 语言</label>
              <select id="language" name="language"><option value="en">English</option><option value="zh">中文</option></select>
              <button id="sign-up-button">Create account</button>
            </form>
            """),
        error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static string? Problem(ExpenseAccount account) =>
        !Username().IsMatch(account.Username) ? "A username has 2 to 32 lower-case letters, digits, dots, hyphens or underscores."
        : !account.Email.Contains('@', StringComparison.Ordinal) ? "That is not an e-mail address."
        : null;

    [GeneratedRegex("^[a-z0-9._-]{2,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Username();
}
