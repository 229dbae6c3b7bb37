using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Http.Extensions;

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
        var payers = await PayersAsync(owner, all, context.RequestAborted);
        var byPayer = all.ToLookup(one => PayerOf(one, payers)?.Id.ToString() ?? one.Method.Value);
        var asked = context.Request.Query[WorkspacesModel.PayerField].ToString();
        var payer = byPayer.Contains(asked) ? asked : "";
        var currentPage = filter.Apply(payer.Length == 0 ? all : byPayer[payer], one => one.Workspace);
        return WorkspacesPage.Create(new WorkspacesModel
        {
            Page = pageContext,
            Filter = filter,
            Payer = payer,
            Payers = Chips(byPayer, payer, filter, payers),
            Sites = [.. all.Select(one => one.Key.Site).Distinct().Select(code => new SiteFilter(code, sites.NameOf(code, pageContext.Language)))],
            CurrentPage = new PagedList<WorkspaceRow>(
                [.. currentPage.Items.Select(one => new WorkspaceRow(
                    one,
                    sites.NameOf(one.Key.Site, pageContext.Language),
                    sites.Find(one.Key.Site)?.ConsoleUrl,
                    PayerOf(one, payers)))],
                currentPage.Page,
                currentPage.Pages,
                currentPage.Total),
        });
    }

    /// <summary>The owner's cloud accounts that pay for the workspaces. There are few.</summary>
    private async Task<Dictionary<CloudAccountId, PayingAccount>> PayersAsync(
        Username owner, IEnumerable<OwnedWorkspace> workspaces, CancellationToken cancellationToken)
    {
        var ids = workspaces.Select(one => one.Settlement.CloudAccount).OfType<CloudAccountId>().Distinct();
        var found = await Task.WhenAll(ids.Select(id => accounts.FindAsync(id, cancellationToken)));
        return found.OfType<CloudAccount>().Where(account => account.Owner == owner)
            .ToDictionary(account => account.Id, account => PayingAccount.Of(account, products));
    }

    /// <summary>Another owner's cloud account is not named: the workspace may have had another owner before.</summary>
    private static PayingAccount? PayerOf(OwnedWorkspace workspace, Dictionary<CloudAccountId, PayingAccount> payers) =>
        workspace.Settlement.CloudAccount is { } id ? payers.GetValueOrDefault(id) : null;

    /// <summary>The payers that have workspaces that fit the search, and the one that is shown; cloud accounts first.</summary>
    private static ImmutableArray<PayerChip> Chips(
        ILookup<string, OwnedWorkspace> byPayer, string shown, WorkspaceFilter filter, Dictionary<CloudAccountId, PayingAccount> payers)
    {
        var chips = byPayer.Select(group => new PayerChip(
            group.Key, PayerOf(group.First(), payers), group.First().Method, group.Count(one => filter.Matches(one.Workspace)))).ToList();
        var ambiguous = chips.Select(chip => chip.Account?.AwsAccount).OfType<string>().CountBy(number => number)
            .Where(same => same.Value > 1).Select(same => same.Key).ToHashSet();
        return
        [
            .. chips.Where(chip => chip.Count > 0 || chip.Value == shown)
                .Select(chip => chip with { IsAmbiguous = chip.Account is { } account && ambiguous.Contains(account.AwsAccount) })
                .OrderByDescending(chip => chip.Account is not null).ThenByDescending(chip => chip.Count)
                .ThenBy(chip => chip.Value, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A page of the owner's workspaces.</summary>
public sealed record WorkspacesModel
{
    /// <summary>The query parameter with the payer to show, see <see cref="PayerChip.Value"/>.</summary>
    public const string PayerField = "payer";

    public required PageContext Page { get; init; }

    public required WorkspaceFilter Filter { get; init; }

    /// <summary>Value of the payer whose workspaces are shown; empty for all.</summary>
    public required string Payer { get; init; }

    /// <summary>The payers to filter by.</summary>
    public required ImmutableArray<PayerChip> Payers { get; init; }

    /// <summary>The sites that have workspaces of the owner.</summary>
    public required ImmutableArray<SiteFilter> Sites { get; init; }

    public required PagedList<WorkspaceRow> CurrentPage { get; init; }

    public bool HasNoWorkspaces => Sites.IsEmpty;

    public bool IsFiltered => !Filter.IsEmpty || Payer.Length > 0;

    /// <summary>The cloud account whose workspaces are shown; null when several payers are.</summary>
    public PayingAccount? ShownAccount => Payers.FirstOrDefault(chip => chip.Value == Payer)?.Account;

    /// <summary>Where workspaces go back from the account that is shown: the same search is shown there.</summary>
    public string AddressOfReturn(PayingAccount account) => Address(SiteMap.ReturnWorkspaces(account.Id), payer: "", page: 1);

    public string AddressOf(int page) => Address(SiteMap.Workspaces, Payer, page);

    /// <summary>The first page of a payer's workspaces that fit the search.</summary>
    public string AddressOf(string payer) => Address(SiteMap.Workspaces, payer, page: 1);

    private string Address(string path, string payer, int page)
    {
        var query = new QueryBuilder();
        (Filter with { Page = page }).AddTo(query);
        if (payer.Length > 0)
        {
            query.Add(PayerField, payer);
        }

        return path + query;
    }
}

/// <summary>A payer to filter the list by.</summary>
/// <param name="Value">Value in the query: id of the owner's cloud account, or name of the method.</param>
/// <param name="Account">The owner's cloud account; null for another payer.</param>
/// <param name="Method">The settlement method of its workspaces.</param>
/// <param name="Count">Number of its workspaces that fit the search.</param>
public sealed record PayerChip(string Value, PayingAccount? Account, SettlementMethod Method, int Count)
{
    /// <summary>Whether another cloud account of the owner has the same AWS account.</summary>
    public bool IsAmbiguous { get; init; }

    public Text Name => Account is null ? WorkspaceTexts.Of(Method)
        : IsAmbiguous ? PayingAccountTexts.FullName(Account)
        : PayingAccountTexts.Name(Account);
}

/// <summary>A workspace, its site, and the owner's cloud account that pays for it.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Site">Name of its site.</param>
/// <param name="Console">The site's console; null for a site that the configuration does not know.</param>
/// <param name="Payer">Null when no cloud account of the owner pays.</param>
public sealed record WorkspaceRow(OwnedWorkspace Workspace, string Site, Uri? Console, PayingAccount? Payer);

/// <summary>A site to filter the list by.</summary>
public sealed record SiteFilter(string Code, string Name);
