using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>One cloud account: its status, its workspaces, its history.</summary>
public sealed class CloudAccountHandler(
    PageContextFactory pageContexts, StatusFrame status, OwnedAccounts owned, ChangeContactHandler contact, CloudAccountStore accounts,
    Products products, Sites sites)
{
    private const int BindingsPage = 50;
    private const int HistoryPage = 20;

    /// <summary>Query parameter of the page after a change of the contact.</summary>
    public const string SavedParameter = "saved";

    public async Task<IResult> HandleAsync(HttpContext context, string id, string? workspaces, string? history)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        if (account.MergedInto is { } into)
        {
            return new SeeOther(SiteMap.CloudAccount(into));
        }

        return CloudAccountPage.Create(new CloudAccountModel
        {
            Page = pageContexts.Create(context, CloudAccountTexts.Title),
            Account = account,
            Product = products.TitleOf(account.Product),
            BillingConsole = AwsConsoleLinks.Of(products.Find(account.Product)).Billing,
            WorkspaceCount = await accounts.CountBindingsAsync(account.Id, context.RequestAborted),
            Bindings = await accounts.BindingsAsync(account.Id, BindingsPage, workspaces, context.RequestAborted),
            History = await accounts.HistoryAsync(account.Id, HistoryPage, history, context.RequestAborted),
            Sites = sites,
            IsFirstPage = workspaces is null && history is null,
            IsContactSaved = context.Request.Query.ContainsKey(SavedParameter),
            RefusedContact = await contact.FindRefusedAsync(context),
        });
    }

    public async Task<IResult> ShowStatusAsync(HttpContext context, string id) =>
        await owned.FindAsync(context, id) is { } account ? status.Show(context, account.Status, SiteMap.CloudAccount(account.Id)) : StatusFrame.Stop;
}

/// <summary>Finds the cloud account of an address. Another owner's account is treated as missing.</summary>
public sealed class OwnedAccounts(CloudAccountStore accounts)
{
    /// <returns>Null when it does not exist or the signed-in buyer does not own it.</returns>
    public async Task<CloudAccount?> FindAsync(HttpContext context, string id) =>
        CloudAccountId.TryParse(id, out var parsed)
        && Session.UserOf(context) is { } buyer
        && await accounts.FindAsync(parsed, context.RequestAborted) is { } account && account.Owner == buyer
            ? account
            : null;
}
