using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Bills;

/// <summary>Endpoints of the bills: usage metered to AWS, by month.</summary>
public static class BillEndpoints
{
    public static void AddBills(this IServiceCollection services) => services.AddSingleton<BillsHandler>();

    public static void MapBills(this IEndpointRouteBuilder app) => app
        .MapMethods(
            SiteMap.Bills, PageRoutes.GetOrHead, (HttpContext context, BillsHandler page, string? month) => page.HandleAsync(context, month))
        .RequireAuthorization();
}

/// <summary>The bills of the signed-in buyer.</summary>
public sealed class BillsHandler(PageContextFactory pageContexts, CloudAccountStore accounts, Products products, TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpContext context, string? asked)
    {
        var current = BillMonth.Of(time.GetUtcNow());
        var month = BillMonth.Read(asked, current);
        var owned = await accounts.OwnedByAsync(Session.BuyerOf(context), cursor: null, context.RequestAborted);
        return BillsPage.Create(new BillsModel(
            pageContexts.Create(context, BillTexts.Title), month, month.Before(current), month.After(current), [.. owned.Items.Select(Payer)]));
    }

    private BillingAccount Payer(CloudAccount account) => new(
        account.AwsAccount?.ToString() ?? "–",
        products.TitleOf(account.Product),
        SiteMap.CloudAccount(account.Id),
        AwsConsoleLinks.Of(products.Find(account.Product)).Billing);
}

/// <summary>The bills of one month. Usage is not metered yet, so there are only links to AWS's consoles.</summary>
/// <param name="Payers">The AWS accounts that pay or paid for the buyer's workspaces.</param>
public sealed record BillsModel(
    PageContext Page, BillMonth Month, BillMonth? Before, BillMonth? After, ImmutableArray<BillingAccount> Payers);

/// <summary>An AWS account, with links to its page here and to its bills.</summary>
public sealed record BillingAccount(string AwsAccount, string Product, string Page, Uri Console);
