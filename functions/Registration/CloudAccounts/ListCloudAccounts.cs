using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
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
            [.. owned.Items.Select(account => new CloudAccountLine(account, products.TitleOf(account.Product)))],
            next,
            cursor is null,
            [.. products.All.Select(product => new MessageLink(LandingTexts.ListingOf(product), product.ListingUrl.AbsoluteUri))]));
    }
}
