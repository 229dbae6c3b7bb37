using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Workspace Management: all workspaces of the signed-in account, and the settlement method of each.</summary>
public static class WorkspaceEndpoints
{
    private const string MethodPath = SiteMap.Workspaces + "/{site}/{id}/settlement";

    public static void AddWorkspaces(this IServiceCollection services) => services
        .AddSingleton<WorkspaceListHandler>()
        .AddSingleton<MethodQuery>()
        .AddSingleton<MethodPages>()
        .AddSingleton<ChangeMethodHandler>();

    public static void MapWorkspaces(this IEndpointRouteBuilder app)
    {
        app.MapMethods(SiteMap.Workspaces, PageRoutes.GetOrHead, (HttpContext context, WorkspaceListHandler page) => page.HandleAsync(context))
            .RequireAuthorization();
        app.MapMethods(
                MethodPath,
                PageRoutes.GetOrHead,
                (HttpContext context, ChangeMethodHandler page, string site, string id) => page.ShowAsync(context, site, id))
            .RequireAuthorization();
        app.MapPost(
                MethodPath,
                (HttpContext context, ChangeMethodHandler page, string site, string id) => page.HandleAsync(context, site, id))
            .RequireAuthorization()
            .AcceptForm(FormLimits.Small);
    }
}
