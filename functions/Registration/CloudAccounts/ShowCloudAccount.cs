using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>One cloud account: its status, its workspaces, its history.</summary>
public sealed class ShowCloudAccount(
    FrameFactory frames, StatusFrame status, OwnedAccounts owned, CloudAccountStore accounts, Products products, Sites sites)
{
    private const int BindingsPage = 50;
    private const int HistoryPage = 20;

    public async Task<IResult> HandleAsync(HttpContext context, string id, string? workspaces, string? history)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        if (account.MergedInto is { } into)
        {
            return new SeeOther(CloudAccountEndpoints.AddressOf(into));
        }

        return CloudAccountPage.Create(new CloudAccountModel
        {
            Frame = frames.Create(context, CloudAccountTexts.Title),
            Account = account,
            Product = products.TitleOf(account.Product),
            BillingConsole = AwsPages.Of(products.Find(account.Product)).Billing,
            Bindings = await accounts.BindingsAsync(account.Id, BindingsPage, workspaces, context.RequestAborted),
            History = await accounts.HistoryAsync(account.Id, HistoryPage, history, context.RequestAborted),
            Sites = sites,
            IsFirstPage = workspaces is null && history is null,
        });
    }

    public async Task<IResult> ShowStatusAsync(HttpContext context, string id) =>
        await owned.FindAsync(context, id) is { } account ? status.Show(context, account.Status) : StatusFrame.Stop;
}
