using Guance.Serverless.Registration.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>What was metered to AWS, by month.</summary>
public static class BillEndpoints
{
    public const string Path = "/bills";

    public static void AddBills(this IServiceCollection services) => services.AddSingleton<ShowBills>();

    public static void MapBills(this IEndpointRouteBuilder app) => app
        .MapMethods(Path, PageRoutes.GetOrHead, (HttpContext context, ShowBills page, string? month) => page.HandleAsync(context, month))
        .RequireAuthorization();
}
