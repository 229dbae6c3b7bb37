using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>One cloud account. Somebody else's looks just like one that does not exist.</summary>
public sealed class ShowCloudAccount(
    FrameFactory frames, StatusFrame status, CloudAccountStore accounts, Products products, Sites sites)
{
    private const int BindingsPage = 50;
    private const int HistoryPage = 20;

    public async Task<IResult> HandleAsync(HttpContext context, string id, string? workspaces, string? history)
    {
        if (await FindOwnedAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        if (account.MergedInto is { } into)
        {
            return new SeeOther(CloudAccountEndpoints.AddressOf(into));
        }

        var product = account.Product is { } code && products.TryGet(code, out var known) ? known : null;
        return CloudAccountPage.Create(new CloudAccountModel
        {
            Frame = frames.Create(context, CloudAccountTexts.Title),
            Account = account,
            Product = product?.Title ?? "–",
            BillingConsole = AwsConsole.Billing(product?.Partition),
            Bindings = await accounts.BindingsAsync(account.Id, BindingsPage, workspaces, context.RequestAborted),
            History = await accounts.HistoryAsync(account.Id, HistoryPage, history, context.RequestAborted),
            Sites = sites,
            IsFirstPage = workspaces is null && history is null,
        });
    }

    public async Task<IResult> ShowStatusAsync(HttpContext context, string id) =>
        await FindOwnedAsync(context, id) is { } account ? status.Show(context, account.Status) : StatusFrame.Stop;

    private async Task<CloudAccount?> FindOwnedAsync(HttpContext context, string id) =>
        CloudAccountId.TryParse(id, out var parsed)
        && Session.UserOf(context) is { } buyer
        && await accounts.FindAsync(parsed, context.RequestAborted) is { } account && account.Owner == buyer
            ? account
            : null;
}
