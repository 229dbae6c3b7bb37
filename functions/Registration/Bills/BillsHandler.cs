using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Bills;

/// <summary>The bills of the signed-in buyer: one month of all cloud accounts.</summary>
public sealed class BillsHandler(
    PageContextFactory pageContexts, CloudAccountStore accounts, BilledAccounts billed, MonthlyUsage usage, Products products, TimeProvider time)
{
    private const string Cursor = "cursor";

    public async Task<IResult> HandleAsync(HttpContext context, string? asked, string? cursor)
    {
        var current = usage.CurrentMonth;
        var month = BillMonth.Read(asked, current);
        var owned = await accounts.OwnedByAsync(Session.BuyerOf(context), cursor, context.RequestAborted);
        var bills = await Task.WhenAll(owned.Items.Select(account => ReadAsync(account, month, context.RequestAborted)));
        return BillsPage.Create(new BillsModel
        {
            Page = pageContexts.Create(context, BillTexts.Title),
            Month = month,
            Current = current,
            Bills = [.. bills.SelectMany(some => some).Where(bill => bill.IsShown)],
            HasAccounts = !owned.Items.IsEmpty || cursor is not null,
            IsFirstPage = cursor is null,
            NextPage = owned.Next is { } next ? BillsModel.AddressOf(month) + $"&{Cursor}={Uri.EscapeDataString(next)}" : null,
        });
    }

    /// <returns>The bill of the account, and then those of the accounts that were merged into it.</returns>
    private async Task<IEnumerable<BillSummary>> ReadAsync(CloudAccount account, BillMonth month, CancellationToken cancellationToken)
    {
        var merged = await billed.MergedAsync(account, month, cancellationToken);
        return await Task.WhenAll(merged.Prepend(account).Select(one => ReadOneAsync(one, month, cancellationToken)));
    }

    private async Task<BillSummary> ReadOneAsync(CloudAccount account, BillMonth month, CancellationToken cancellationToken)
    {
        var before = usage.SumsAsync(account, month.Previous, cancellationToken);
        return BillSummary.Of(account, await usage.SumsAsync(account, month, cancellationToken), await before, products, time.GetUtcNow());
    }
}
