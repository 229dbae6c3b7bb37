using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Account Management &gt; Cloud Account.</summary>
public static class CloudAccountEndpoints
{
    private const string OnePath = SiteMap.CloudAccounts + "/{id}";

    public static void AddCloudAccounts(this IServiceCollection services) => services
        .AddSingleton<CloudAccountListHandler>()
        .AddSingleton<CloudAccountHandler>()
        .AddSingleton<ChangeContactHandler>()
        .AddSingleton<AccountWorkspacesHandler>()
        .AddSingleton<OutcomePages>();

    public static void MapCloudAccounts(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", PageRoutes.GetOrHead, () => new SeeOther(SiteMap.CloudAccounts));
        app.MapMethods(
                SiteMap.CloudAccounts,
                PageRoutes.GetOrHead,
                (HttpContext context, CloudAccountListHandler page, string? cursor) => page.HandleAsync(context, cursor))
            .RequireAuthorization();
        app.MapMethods(
                OnePath,
                PageRoutes.GetOrHead,
                (HttpContext context, CloudAccountHandler page, string id, string? workspaces, string? history) =>
                    page.HandleAsync(context, id, workspaces, history))
            .RequireAuthorization();
        app.MapPost(OnePath, (HttpContext context, ChangeContactHandler page, string id) => page.HandleAsync(context, id))
            .RequireAuthorization()
            .AcceptForm(FormLimits.Small);
        app.MapPicker(OnePath + "/workspaces", PickerContext.Adding);
        app.MapPicker(OnePath + "/workspaces/return", PickerContext.Returning);
        app.MapMethods(
                OnePath + "/orders/{order}",
                PageRoutes.GetOrHead,
                (HttpContext context, OutcomePages page, string order) => page.ShowAsync(context, order))
            .RequireAuthorization();
        app.MapGet(OnePath + "/status", (HttpContext context, CloudAccountHandler page, string id) => page.ShowStatusAsync(context, id))
            .WithMetadata(AllowSameOriginFraming.Metadata);
    }

    /// <summary>A list to choose from and its review, each with an address and a form.</summary>
    private static void MapPicker(this IEndpointRouteBuilder app, string path, AccountPicker picker)
    {
        var review = path + "/review";
        app.MapMethods(
                path, PageRoutes.GetOrHead, (HttpContext context, AccountWorkspacesHandler page, string id) => page.ListAsync(context, picker, id))
            .RequireAuthorization();
        app.MapMethods(
                review, PageRoutes.GetOrHead, (HttpContext context, AccountWorkspacesHandler page, string id) => page.ReviewAsync(context, picker, id))
            .RequireAuthorization();
        foreach (var form in new[] { path, review })
        {
            app.MapPost(form, (HttpContext context, AccountWorkspacesHandler page, string id) => page.HandleAsync(context, picker, id))
                .RequireAuthorization()
                .AcceptForm(PickerForm.Limits);
        }
    }
}
