using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Lists the workspaces of the signed-in account, filtered and in pages.</summary>
public sealed class WorkspaceListHandler(
    PageContextFactory pageContexts, OwnedWorkspaces owned, CloudAccountStore accounts, Products products, Sites sites)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var pageContext = pageContexts.Create(context, WorkspaceTexts.Title);
        var owner = Session.BuyerOf(context);
        var filter = WorkspaceFilter.Read(field => context.Request.Query[field]);
        var all = await owned.ReadAsync(owner, context.RequestAborted);
        var currentPage = filter.Apply(all, one => one.Workspace);
        var payers = await PayersAsync(owner, currentPage.Items.Select(one => one.Settlement.CloudAccount), context.RequestAborted);
        return WorkspacesPage.Create(new WorkspacesModel
        {
            Page = pageContext,
            Filter = filter,
            Sites = [.. all.Select(one => one.Key.Site).Distinct().Select(code => new SiteFilter(code, sites.NameOf(code, pageContext.Language)))],
            CurrentPage = new PagedList<WorkspaceRow>(
                [.. currentPage.Items.Select(one => new WorkspaceRow(
                    one,
                    sites.NameOf(one.Key.Site, pageContext.Language),
                    one.Settlement.CloudAccount is { } payer ? payers.GetValueOrDefault(payer) : null))],
                currentPage.Page,
                currentPage.Pages,
                currentPage.Total),
        });
    }

    /// <summary>The owner's cloud accounts that pay for workspaces on the page. There are few.</summary>
    private async Task<Dictionary<CloudAccountId, PayingAccount>> PayersAsync(
        Username owner, IEnumerable<CloudAccountId?> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.OfType<CloudAccountId>().Distinct().Select(id => accounts.FindAsync(id, cancellationToken)));
        return found.OfType<CloudAccount>().Where(account => account.Owner == owner)
            .ToDictionary(account => account.Id, account => PayingAccount.Of(account, products));
    }
}

/// <summary>A page of the owner's workspaces.</summary>
public sealed record WorkspacesModel
{
    public required PageContext Page { get; init; }

    public required WorkspaceFilter Filter { get; init; }

    /// <summary>The sites that have workspaces of the owner.</summary>
    public required ImmutableArray<SiteFilter> Sites { get; init; }

    public required PagedList<WorkspaceRow> CurrentPage { get; init; }

    public bool HasNoWorkspaces => Sites.IsEmpty;

    public string AddressOf(int page) => SiteMap.Workspaces + (Filter with { Page = page }).ToQuery();
}

/// <summary>A workspace, the name of its site, and the owner's cloud account that pays for it, if any.</summary>
public sealed record WorkspaceRow(OwnedWorkspace Workspace, string Site, PayingAccount? Payer);

/// <summary>A site to filter the list by.</summary>
public sealed record SiteFilter(string Code, string Name);
