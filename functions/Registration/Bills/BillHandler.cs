using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>The bill of one cloud account and month: by dimension, by day, by workspace.</summary>
public sealed class BillHandler(
    PageContextFactory pageContexts, BilledAccounts billed, CloudAccountStore accounts, MonthlyUsage usage, Products products, Sites sites, TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpContext context, string id, string month)
    {
        if (!BillMonth.TryRead(month, usage.CurrentMonth, out var shown) || await billed.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        var before = usage.SumsAsync(account, shown.Previous, context.RequestAborted);
        var names = accounts.NamesAsync(account, context.RequestAborted);
        var used = await usage.ReadAsync(account, shown, context.RequestAborted);
        if (used.IsEmpty && account.MergedInto is { } into)
        {
            return new SeeOther(SiteMap.Bill(into, shown.FirstDay));
        }

        var query = BillQuery.Read(context.Request.Query, used);
        var lines = new WorkspaceUsageList(used, await names, sites);
        return BillPage.Create(new BillModel
        {
            Page = pageContexts.Create(context, BillTexts.TitleOf(shown)),
            Bill = BillSummary.Of(account, used, await before, products, time.GetUtcNow()),
            Current = usage.CurrentMonth,
            Query = query,
            Lines = lines.Find(query.Filter, query.Only),
            LineSites = lines.Sites,
            Sites = sites,
            Files = UsageFiles.Of(used, await names, time.GetUtcNow(), query.FilesBy),
        });
    }
}

/// <summary>Reads the names of workspaces.</summary>
internal static class WorkspaceNames
{
    private const int PageSize = 1_000;

    /// <summary>
    /// The names of the workspaces that the account pays for now, as they were when they were bound; of a merged account those that moved on.
    /// </summary>
    public static async Task<IReadOnlyDictionary<WorkspaceKey, string>> NamesAsync(
        this CloudAccountStore accounts, CloudAccount account, CancellationToken cancellationToken)
    {
        var names = new Dictionary<WorkspaceKey, string>();
        string? cursor = null;
        do
        {
            var page = await accounts.BindingsAsync(account.MergedInto ?? account.Id, PageSize, cursor, cancellationToken);
            foreach (var binding in page.Items)
            {
                names[binding.Workspace.Key] = binding.Workspace.Name;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        return names;
    }
}
