using Guance.Serverless.Sandbox.Console.ExpenseCenter.Pages;
using Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>The simulated Expense Center: sign-in, API, and a look behind the curtain.</summary>
internal static class ExpenseCenterMap
{
    public static void MapExpenseCenter(
        this WebApplication app, ExpenseCenterState center, ConsoleOptions options, TimeProvider time)
    {
        app.MapOverview(center, options);
        app.MapApi(center);
        var signIn = app.MapGroup(string.Empty);
        signIn.AddEndpointFilter(async (invocation, next) =>
            center.Switches.Down.On ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : await next(invocation));
        signIn.MapDiscovery(center, options);
        signIn.MapAuthorize(center, options);
        signIn.MapSignIn(center, options);
        signIn.MapSignUp(center, options);
        signIn.MapToken(center, options, time);
        signIn.MapUserInfo(center);
        signIn.MapEndSession(center, options);
    }

    private static void MapApi(this WebApplication app, ExpenseCenterState center) =>
        app.Map("/expense-center/api/{**path}", context =>
        {
            center.Api.IsDown = center.Switches.Down.On || center.Switches.ApiDown.On;
            return center.Api.ServeAsync(context, "/expense-center/api");
        });
}
