using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Registration.Bills;

/// <summary>The bills of the signed-in buyer.</summary>
public sealed class ShowBills(FrameFactory frames, CloudAccountStore accounts, Products products, TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpContext context, string? asked)
    {
        var current = BillMonth.Of(time.GetUtcNow());
        var month = BillMonth.Read(asked, current);
        var owned = await accounts.OwnedByAsync(Session.BuyerOf(context), cursor: null, context.RequestAborted);
        return BillsPage.Create(new BillsModel(
            frames.Create(context, BillTexts.Title), month, month.Before(current), month.After(current), [.. owned.Items.Select(Payer)]));
    }

    private Payer Payer(CloudAccount account) => new(
        account.AwsAccount?.ToString() ?? "–",
        products.TitleOf(account.Product),
        CloudAccountEndpoints.AddressOf(account.Id),
        AwsPages.Of(products.Find(account.Product)).Billing);
}
