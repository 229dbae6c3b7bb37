using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Lists the workspaces of the signed-in account, narrowed down to what is looked for, a page at a time.</summary>
public sealed class ListWorkspaces(
    FrameFactory frames, OwnedWorkspaces owned, CloudAccountStore accounts, Products products, Sites sites)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var frame = frames.Create(context, WorkspaceTexts.Title);
        var owner = Session.BuyerOf(context);
        var narrowing = Narrowing.Read(field => context.Request.Query[field]);
        var all = await owned.ReadAsync(owner, context.RequestAborted);
        var part = narrowing.Of(all, one => one.Workspace);
        var payers = await PayersAsync(owner, part.Items.Select(one => one.Settlement.CloudAccount), context.RequestAborted);
        return WorkspacesPage.Create(new WorkspacesModel
        {
            Frame = frame,
            Narrowing = narrowing,
            Sites = [.. all.Select(one => one.Key.Site).Distinct().Select(code => new SiteFilter(code, sites.NameOf(code, frame.Language)))],
            Part = new Part<WorkspaceLine>(
                [.. part.Items.Select(one => new WorkspaceLine(
                    one,
                    sites.NameOf(one.Key.Site, frame.Language),
                    one.Settlement.CloudAccount is { } payer ? payers.GetValueOrDefault(payer) : null))],
                part.Page,
                part.Pages,
                part.Total),
        });
    }

    /// <summary>The cloud accounts that pay for what is on the page, as far as they are the owner's: they are few.</summary>
    private async Task<Dictionary<CloudAccountId, Linked>> PayersAsync(
        Username owner, IEnumerable<CloudAccountId?> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.OfType<CloudAccountId>().Distinct().Select(id => accounts.FindAsync(id, cancellationToken)));
        return found.OfType<CloudAccount>().Where(account => account.Owner == owner)
            .ToDictionary(account => account.Id, account => Linked.Of(account, products));
    }
}
