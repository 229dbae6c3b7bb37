using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>All workspaces of the signed-in account.</summary>
public static class WorkspaceEndpoints
{
    public const string Path = "/workspaces";

    public static void AddWorkspaces(this IServiceCollection services) => services.AddSingleton<OwnedWorkspaces>();

    public static void MapWorkspaces(this IEndpointRouteBuilder app) =>
        app.MapMethods(Path, PageRoutes.GetOrHead, ShowAsync).RequireAuthorization();

    private static async Task<IResult> ShowAsync(HttpContext context, OwnedWorkspaces owned, FrameFactory frames, Sites sites)
    {
        var frame = frames.Create(context, WorkspaceTexts.Title);
        var all = await owned.ReadAsync(Session.BuyerOf(context), context.RequestAborted);
        return WorkspacesPage.Create(new WorkspacesModel(frame,
        [
            .. all.Select(one => new WorkspaceLine(
                one,
                sites.NameOf(one.Key.Site, frame.Language),
                one.Settlement.CloudAccount is { } payer ? CloudAccountEndpoints.AddressOf(payer) : null)),
        ]));
    }
}
