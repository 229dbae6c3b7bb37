using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Account Management &gt; Cloud Account.</summary>
public static class CloudAccountEndpoints
{
    public const string Path = "/cloud-accounts";

    private const string OnePath = Path + "/{id}";
    private const string AddingPath = OnePath + "/workspaces";

    public static string AddressOf(CloudAccountId id) => $"{Path}/{id}";

    public static string StatusAddressOf(CloudAccountId id) => $"{Path}/{id}/status";

    public static string AddingAddressOf(CloudAccountId id) => $"{Path}/{id}/workspaces";

    public static void AddCloudAccounts(this IServiceCollection services) => services
        .AddSingleton<OwnedAccounts>()
        .AddSingleton<StatusFrame>()
        .AddSingleton<ListCloudAccounts>()
        .AddSingleton<ShowCloudAccount>()
        .AddSingleton<AddWorkspaces>();

    public static void MapCloudAccounts(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", PageRoutes.GetOrHead, () => new SeeOther(Path));
        app.MapMethods(
                Path,
                PageRoutes.GetOrHead,
                (HttpContext context, ListCloudAccounts page, string? cursor) => page.HandleAsync(context, cursor))
            .RequireAuthorization();
        app.MapMethods(
                OnePath,
                PageRoutes.GetOrHead,
                (HttpContext context, ShowCloudAccount page, string id, string? workspaces, string? history) =>
                    page.HandleAsync(context, id, workspaces, history))
            .RequireAuthorization();
        app.MapMethods(
                AddingPath, PageRoutes.GetOrHead, (HttpContext context, AddWorkspaces page, string id) => page.OpenAsync(context, id))
            .RequireAuthorization();
        app.MapPost(AddingPath, (HttpContext context, AddWorkspaces page, string id) => page.HandleAsync(context, id))
            .RequireAuthorization();
        app.MapGet(OnePath + "/status", (HttpContext context, ShowCloudAccount page, string id) => page.ShowStatusAsync(context, id))
            .WithMetadata(FramedByUs.Mark);
    }
}
