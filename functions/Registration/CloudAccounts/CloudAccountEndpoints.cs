using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Account Management &gt; Cloud Account.</summary>
public static class CloudAccountEndpoints
{
    public const string Path = "/cloud-accounts";

    public static string AddressOf(CloudAccountId id) => $"{Path}/{id}";

    public static string StatusAddressOf(CloudAccountId id) => $"{Path}/{id}/status";

    public static void AddCloudAccounts(this IServiceCollection services) => services
        .AddSingleton<StatusFrame>()
        .AddSingleton<ListCloudAccounts>()
        .AddSingleton<ShowCloudAccount>();

    public static void MapCloudAccounts(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", PageRoutes.GetOrHead, () => new SeeOther(Path));
        app.MapMethods(
                Path,
                PageRoutes.GetOrHead,
                (HttpContext context, ListCloudAccounts page, string? cursor) => page.HandleAsync(context, cursor))
            .RequireAuthorization();
        app.MapMethods(
                Path + "/{id}",
                PageRoutes.GetOrHead,
                (HttpContext context, ShowCloudAccount page, string id, string? workspaces, string? history) =>
                    page.HandleAsync(context, id, workspaces, history))
            .RequireAuthorization();
        app.MapGet(Path + "/{id}/status", (HttpContext context, ShowCloudAccount page, string id) => page.ShowStatusAsync(context, id))
            .WithMetadata(FramedByUs.Mark);
    }
}
