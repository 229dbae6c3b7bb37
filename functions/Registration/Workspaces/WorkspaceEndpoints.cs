using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Workspace Management: all workspaces of the signed-in account, and the settlement method of each.</summary>
public static class WorkspaceEndpoints
{
    public const string Path = "/workspaces";

    private const string SettlementPath = Path + "/{site}/{id}/settlement";

    public static string SettlementAddressOf(WorkspaceKey key) => $"{Path}/{key.Site}/{key.Id}/settlement";

    public static void AddWorkspaces(this IServiceCollection services) => services
        .AddSingleton<OwnedWorkspaces>()
        .AddSingleton<ListWorkspaces>()
        .AddSingleton<MethodReader>()
        .AddSingleton<SettlementPages>()
        .AddSingleton<ChangeSettlement>();

    public static void MapWorkspaces(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Path, PageRoutes.GetOrHead, (HttpContext context, ListWorkspaces page) => page.HandleAsync(context))
            .RequireAuthorization();
        app.MapMethods(
                SettlementPath,
                PageRoutes.GetOrHead,
                (HttpContext context, ChangeSettlement page, string site, string id) => page.ShowAsync(context, site, id))
            .RequireAuthorization();
        app.MapPost(
                SettlementPath,
                (HttpContext context, ChangeSettlement page, string site, string id) => page.HandleAsync(context, site, id))
            .RequireAuthorization();
    }
}
