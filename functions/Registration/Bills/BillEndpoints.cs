using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>Endpoints of the bills: usage metered to AWS, by month.</summary>
public static class BillEndpoints
{
    private const string OnePath = SiteMap.Bills + "/{id}/{month}";

    public static void AddBills(this IServiceCollection services) => services
        .AddSingleton<BilledAccounts>()
        .AddSingleton<BillsHandler>()
        .AddSingleton<BillHandler>()
        .AddSingleton<UsageFileHandler>();

    public static void MapBills(this IEndpointRouteBuilder app)
    {
        app.MapMethods(
                SiteMap.Bills,
                PageRoutes.GetOrHead,
                (HttpContext context, BillsHandler page, string? month, string? cursor) => page.HandleAsync(context, month, cursor))
            .RequireAuthorization();
        app.MapMethods(
                OnePath, PageRoutes.GetOrHead, (HttpContext context, BillHandler page, string id, string month) => page.HandleAsync(context, id, month))
            .RequireAuthorization();
        app.MapMethods(
                OnePath + "/usage.csv",
                PageRoutes.GetOrHead,
                (HttpContext context, UsageFileHandler file, string id, string month) => file.HandleAsync(context, id, month))
            .RequireAuthorization();
    }
}
