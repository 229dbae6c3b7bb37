using System.Security.Cryptography;
using System.Text;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.Api;

/// <summary>The Expense Center's API, as <c>expense-center.openapi.yaml</c> says it.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options)
    {
        var api = app.MapGroup("/expense-center/api/v1");
        api.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            if (center.Switches.Down.On || center.Switches.ApiDown.On)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }

            if (!Knows(context.Request.Headers.Authorization.ToString(), options.ApiSecret))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Results.Unauthorized();
            }

            return await next(invocation);
        });
        api.MapAccounts(center);
        api.MapSettlement(center);
    }

    private static bool Knows(string authorization, string secret) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(authorization), Encoding.UTF8.GetBytes("Bearer " + secret));
}
