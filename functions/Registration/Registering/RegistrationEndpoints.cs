using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Claims;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Endpoints for a buyer with a claim: sign in, choose workspaces, confirm.</summary>
public static class RegistrationEndpoints
{
    public static void AddRegistration(this IServiceCollection services) => services
        .AddSingleton<IPageBanners, ClaimBanners>()
        .AddSingleton<RegistrationHandler>()
        .AddSingleton<ConfirmRegistrationHandler>();

    public static void MapRegistration(this IEndpointRouteBuilder app)
    {
        app.MapMethods(SiteMap.Registration, PageRoutes.GetOrHead, (HttpContext context, RegistrationHandler page) => page.ListAsync(context));
        app.MapMethods(
            SiteMap.RegistrationReview, PageRoutes.GetOrHead, (HttpContext context, RegistrationHandler page) => page.ReviewAsync(context));
        foreach (var path in new[] { SiteMap.Registration, SiteMap.RegistrationReview })
        {
            app.MapPost(path, (HttpContext context, ConfirmRegistrationHandler page) => page.HandleAsync(context))
                .RequireAuthorization()
                .AcceptForm(PickerForm.Limits);
        }

        app.MapGet(SiteMap.RegistrationStatus, ShowStatusAsync).WithMetadata(AllowSameOriginFraming.Metadata);
    }

    private static async Task<IResult> ShowStatusAsync(HttpContext context, ConfirmRegistration registration, StatusFrame status) =>
        Session.UserOf(context) is { } buyer
        && await registration.ViewAsync(ClaimCookie.Read(context), buyer, context.RequestAborted) is ClaimView.Open(_, var account)
            ? status.Show(context, account.Status, page: null)
            : StatusFrame.Stop;
}
