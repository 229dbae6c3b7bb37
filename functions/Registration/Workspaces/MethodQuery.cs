using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Reads the settlement methods that the owner of a workspace may choose.</summary>
public sealed class MethodQuery(
    OwnedWorkspaces workspaces, CloudAccountStore accounts, Sites sites, Products products, SettlementOptions options, TimeProvider time)
{
    /// <returns>Null when the workspace does not exist or has another owner.</returns>
    public async Task<WorkspaceMethods?> ReadAsync(
        ExpenseCenterAccount owner, WorkspaceKey key, CancellationToken cancellationToken)
    {
        if (await workspaces.FindAsync(owner.Username, key, cancellationToken) is not { } workspace)
        {
            return null;
        }

        var registered = await RegisteredAsync(owner, workspace.Settlement.CloudAccount, cancellationToken);
        var (now, site) = (time.GetUtcNow(), sites.Find(key.Site));
        var listings = Listings.For(site, products);
        return new WorkspaceMethods
        {
            Owner = owner,
            Workspace = workspace,
            Payer = registered.Find(account => account.Id == workspace.Settlement.CloudAccount) is { } payer
                ? PayingAccount.Of(payer, products)
                : null,
            CloudAccounts = [.. registered.Select(Option)],
            NewAccount = PayerPolicy.CheckNewAccount(owner, site, workspace.Settlement, listings.FirstOrDefault(), now, options),
            Listings = [.. listings.Select(MarketplaceTexts.ListingOf)],
            ExpenseCenter = Option(account: null),
            IsLimited = options.MonthlyLimit,
            NextChangeAllowedAt = PayerPolicy.NextChangeAllowedAt(workspace.Settlement, now, options),
        };

        MethodOption Option(CloudAccount? account) => new(
            account is null ? null : PayingAccount.Of(account, products),
            PayerPolicy.CheckChange(owner, site, workspace.Settlement, account, products.Find(account?.Product), now, options));
    }

    /// <summary>
    /// The paying account first, then the newest. The paying one is read separately because the list may be out of date.
    /// </summary>
    private async Task<List<CloudAccount>> RegisteredAsync(
        ExpenseCenterAccount owner, CloudAccountId? payer, CancellationToken cancellationToken)
    {
        var registered = new List<CloudAccount>();
        if (payer is { } id && await accounts.FindAsync(id, cancellationToken) is { } paying && paying.Owner == owner.Username)
        {
            registered.Add(paying);
        }

        string? cursor = null;
        do
        {
            var page = await accounts.OwnedByAsync(owner.Username, cursor, cancellationToken);
            registered.AddRange(page.Items.Where(account => account.DeletedAt is null && account.Id != payer));
            cursor = page.Next;
        }
        while (cursor is not null);
        return registered;
    }
}
