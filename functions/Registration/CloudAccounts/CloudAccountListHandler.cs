using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>The list of the buyer's cloud accounts, the newest first.</summary>
public sealed class CloudAccountListHandler(PageContextFactory pageContexts, CloudAccountStore accounts, MonthlyUsage usage, Products products)
{
    public async Task<IResult> HandleAsync(HttpContext context, string? cursor)
    {
        var owned = await accounts.OwnedByAsync(Session.BuyerOf(context), cursor, context.RequestAborted);
        var next = owned.Next is null ? null : SiteMap.CloudAccounts + QueryString.Create("cursor", owned.Next).ToUriComponent();
        return CloudAccountsPage.Create(new CloudAccountsModel(
            pageContexts.Create(context, CloudAccountTexts.Title),
            [.. await Task.WhenAll(owned.Items.Select(account => RowAsync(account, context.RequestAborted)))],
            next,
            cursor is null,
            [.. products.Offered.Select(MarketplaceTexts.ListingOf)]));
    }

    private async Task<CloudAccountRow> RowAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        var payer = PayingAccount.Of(account, products);
        if (account.DeletedAt is not null)
        {
            return new CloudAccountRow(account, payer, WorkspaceCount: 0, Usage: null);
        }

        var used = usage.SumsAsync(account, usage.CurrentMonth, cancellationToken);
        return new CloudAccountRow(account, payer, await accounts.CountBindingsAsync(account.Id, cancellationToken), await used);
    }
}
