using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Account Management &gt; Cloud Account.</summary>
public static class CloudAccountEndpoints
{
    private const string OnePath = SiteMap.CloudAccounts + "/{id}";
    private const string AddingPath = OnePath + "/workspaces";

    public static void AddCloudAccounts(this IServiceCollection services) => services
        .AddSingleton<OwnedAccounts>()
        .AddSingleton<CloudAccountListHandler>()
        .AddSingleton<CloudAccountHandler>()
        .AddSingleton<ChangeContactHandler>()
        .AddSingleton<AddWorkspacesHandler>()
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
        app.MapMethods(
                AddingPath, PageRoutes.GetOrHead, (HttpContext context, AddWorkspacesHandler page, string id) => page.ListAsync(context, id))
            .RequireAuthorization();
        app.MapMethods(
                AddingPath + "/review",
                PageRoutes.GetOrHead,
                (HttpContext context, AddWorkspacesHandler page, string id) => page.ReviewAsync(context, id))
            .RequireAuthorization();
        foreach (var path in new[] { AddingPath, AddingPath + "/review" })
        {
            app.MapPost(path, (HttpContext context, AddWorkspacesHandler page, string id) => page.HandleAsync(context, id))
                .RequireAuthorization()
                .AcceptForm(PickerForm.Limits);
        }

        app.MapMethods(
                OnePath + "/orders/{order}",
                PageRoutes.GetOrHead,
                (HttpContext context, OutcomePages page, string order) => page.ShowAsync(context, order))
            .RequireAuthorization();
        app.MapGet(OnePath + "/status", (HttpContext context, CloudAccountHandler page, string id) => page.ShowStatusAsync(context, id))
            .WithMetadata(AllowSameOriginFraming.Metadata);
    }
}
