namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>The claims of the person that an access token was given for.</summary>
internal static class UserInfoEndpoint
{
    private const string Scheme = "Bearer ";

    public static void MapUserInfo(this IEndpointRouteBuilder app, ExpenseCenterState center) =>
        app.MapGet("/expense-center/userinfo", (HttpContext context) =>
        {
            var header = context.Request.Headers.Authorization.ToString();
            var username = header.StartsWith(Scheme, StringComparison.Ordinal)
                ? center.Codes.UsernameOf(header[Scheme.Length..])
                : null;
            if (username is null || center.FindAccount(username) is not { } account)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                return Results.Unauthorized();
            }

            return Results.Json(IdToken.Claims(account));
        });
}
