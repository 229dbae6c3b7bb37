using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Where a buyer with a claim signs in, chooses workspaces and confirms.</summary>
public static class RegistrationEndpoints
{
    public const string Path = "/registration";
    public const string StatusPath = Path + "/status";

    public static Occasion Occasion { get; } =
        new(Path, RegistrationTexts.Title, RegistrationTexts.Confirmed, StatusPath, IsRegistration: true);

    public static void AddRegistration(this IServiceCollection services) => services
        .AddSingleton<RegistrationMessages>()
        .AddSingleton<ShowRegistration>()
        .AddSingleton<ConfirmRegistration>();

    public static void MapRegistration(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Path, PageRoutes.GetOrHead, (HttpContext context, ShowRegistration page) => page.OpenAsync(context));
        app.MapPost(Path, (HttpContext context, ConfirmRegistration page) => page.HandleAsync(context));
        app.MapGet(StatusPath, ShowStatusAsync).WithMetadata(FramedByUs.Mark);
    }

    private static async Task<IResult> ShowStatusAsync(HttpContext context, AccountLinking linking, StatusFrame status) =>
        Session.UserOf(context) is { } buyer
        && await linking.ViewAsync(ClaimCookie.Read(context), buyer, context.RequestAborted) is ClaimView.Open(_, var account)
            ? status.Show(context, account.Status)
            : StatusFrame.Stop;
}
