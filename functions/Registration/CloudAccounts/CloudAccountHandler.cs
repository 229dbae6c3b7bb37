using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>One cloud account: its status, its workspaces, its history.</summary>
public sealed class CloudAccountHandler(
    PageContextFactory pageContexts, StatusFrame status, OwnedAccounts owned, ChangeContactHandler contact, CloudAccountStore accounts,
    MonthlyUsage usage, Products products, Sites sites)
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
            Usage = await usage.SumsAsync(account, usage.CurrentMonth, context.RequestAborted),
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
