using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>The list of the buyer's cloud accounts, the newest first.</summary>
public sealed class ListCloudAccounts(FrameFactory frames, CloudAccountStore accounts, Products products)
{
    public async Task<IResult> HandleAsync(HttpContext context, string? cursor)
    {
        var owned = await accounts.OwnedByAsync(Session.BuyerOf(context), cursor, context.RequestAborted);
        var next = owned.Next is null ? null : CloudAccountEndpoints.Path + QueryString.Create("cursor", owned.Next).ToUriComponent();
        return CloudAccountsPage.Create(new CloudAccountsModel(
            frames.Create(context, CloudAccountTexts.Title),
            [.. owned.Items.Select(account => new CloudAccountLine(account, TitleOf(account)))],
            next,
            cursor is null));
    }

    private string TitleOf(CloudAccount account) =>
        account.Product is { } code && products.TryGet(code, out var product) ? product.Title : "–";
}
