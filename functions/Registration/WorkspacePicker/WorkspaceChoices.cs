using System.Collections.Immutable;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>The workspaces of a buyer, and for which of them an order may change the payer.</summary>
/// <param name="Kind">What the order does.</param>
/// <param name="All">All workspaces.</param>
public sealed record WorkspaceChoices(PayerOrderKind Kind, ImmutableArray<WorkspaceChoice> All)
{
    /// <summary>The workspaces that the page lists: for a return only those that the cloud account pays for.</summary>
    public IEnumerable<WorkspaceChoice> Listed => Kind is PayerOrderKind.Returning
        ? All.Where(choice => choice.Verdict is not (PayerVerdict.Current or PayerVerdict.PaidByAnother))
        : All;

    public int Eligible => All.Count(choice => choice.IsEligible);

    /// <summary>The chosen workspaces that are eligible, in the order of the list.</summary>
    public ImmutableArray<WorkspaceChoice> Chosen(Selection selection) =>
        [.. All.Where(choice => choice.IsEligible && selection.Contains(choice.Key))];

    /// <summary>
    /// Number of chosen workspaces whose payer is the ordered one or may become it. Stays the same when a form is sent twice.
    /// </summary>
    public int CountOrdered(Selection selection) => Ordered(selection).Count();

    /// <summary>Adds workspaces that were picked but are not eligible or have another owner: each gets an outcome.</summary>
    public RequestedWorkspaces ToRequest(Selection selection)
    {
        ImmutableHashSet<WorkspaceKey> keys = [.. Ordered(selection).Select(choice => choice.Key), .. selection.Picked];
        return new RequestedWorkspaces(
            keys, [.. All.Where(choice => keys.Contains(choice.Key)).Select(choice => new WorkspaceLabel(choice.Key, choice.Workspace.Name))]);
    }

    /// <summary>
    /// Applies a button's action to the selection. For a return, workspaces are chosen one by one: those of a site that are back already,
    /// or never were with the account, are not part of the order.
    /// </summary>
    public Selection Apply(PickerAction action, Selection selection, WorkspaceFilter filter)
    {
        switch (action)
        {
            case PickerAction.All({ } site) when Kind is PayerOrderKind.Returning:
                return selection.With(Found(WorkspaceFilter.None with { Site = site }));
            case PickerAction.All({ } site):
                return selection.WithSite(site);
            case PickerAction.None({ } site):
                return selection.WithoutSite(site);
            case PickerAction.All when filter.IsEmpty && Kind is not PayerOrderKind.Returning:
                var sites = All.Where(choice => choice.IsEligible).Select(choice => choice.Key.Site).Distinct();
                return sites.Aggregate(selection, (selected, site) => selected.WithSite(site));
            case PickerAction.None when filter.IsEmpty:
                return Selection.Empty;
            case PickerAction.All:
                return selection.With(Found(filter));
            case PickerAction.None:
                return selection.Without(Found(filter));
            default:
                return selection;
        }
    }

    /// <summary>The eligible workspaces that fit a search.</summary>
    public ImmutableArray<WorkspaceKey> Found(WorkspaceFilter filter) =>
        [.. All.Where(choice => choice.IsEligible && filter.Matches(choice.Workspace)).Select(choice => choice.Key)];

    private IEnumerable<WorkspaceChoice> Ordered(Selection selection) =>
        All.Where(choice => (choice.IsEligible || choice.IsDone) && selection.Contains(choice.Key));
}

/// <summary>A workspace, and whether an order may change its payer.</summary>
public sealed record WorkspaceChoice(Workspace Workspace, PayerVerdict Verdict)
{
    public WorkspaceKey Key => Workspace.Key;

    public bool IsEligible => Verdict is PayerVerdict.Allowed;

    /// <summary>Whether its payer is the ordered one already.</summary>
    public bool IsDone => Verdict is PayerVerdict.Current;
}

/// <summary>Reads the workspaces to choose from; sites with eligible workspaces come first.</summary>
public sealed class PickerQuery(OwnedWorkspaces owned, Products products, Sites sites, SettlementOptions options, TimeProvider time)
{
    public async Task<WorkspaceChoices> ReadAsync(
        PayerOrderKind kind, ExpenseCenterAccount buyer, CloudAccount account, CancellationToken cancellationToken)
    {
        var all = await owned.ReadAsync(buyer.Username, cancellationToken);
        var (now, product) = (time.GetUtcNow(), products.Find(account.Product));
        return new WorkspaceChoices(
            kind,
            [
                .. all.Select(one => new WorkspaceChoice(one.Workspace, Check(one)))
                    .GroupBy(choice => choice.Key.Site).OrderByDescending(site => site.Any(choice => choice.IsEligible))
                    .SelectMany(site => site),
            ]);

        PayerVerdict Check(OwnedWorkspace one) => kind is PayerOrderKind.Returning
            ? PayerPolicy.CheckReturn(one.Settlement, account.Id, now, options)
            : PayerPolicy.CheckBinding(buyer, sites.Find(one.Key.Site), one.Settlement, account.Id, product, now, options);
    }
}
