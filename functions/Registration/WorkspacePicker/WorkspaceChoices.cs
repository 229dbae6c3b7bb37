using System.Collections.Immutable;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>All workspaces of a buyer, and which of them a cloud account may pay for.</summary>
public sealed record WorkspaceChoices(ImmutableArray<WorkspaceChoice> All)
{
    public int Eligible => All.Count(choice => choice.IsEligible);

    /// <summary>The chosen workspaces that are eligible, in the order of the list.</summary>
    public ImmutableArray<WorkspaceChoice> Chosen(Selection selection) =>
        [.. All.Where(choice => choice.IsEligible && selection.Contains(choice.Key))];

    /// <summary>
    /// Number of chosen workspaces that the account pays for or may pay for. Stays the same when a form is sent twice.
    /// </summary>
    public int CountPayable(Selection selection) => Payable(selection).Count();

    /// <summary>Adds workspaces that were picked but are not eligible or have another owner: each gets an outcome.</summary>
    public RequestedWorkspaces ToRequest(Selection selection)
    {
        ImmutableHashSet<WorkspaceKey> keys = [.. Payable(selection).Select(choice => choice.Key), .. selection.Picked];
        return new RequestedWorkspaces(
            keys, [.. All.Where(choice => keys.Contains(choice.Key)).Select(choice => new WorkspaceLabel(choice.Key, choice.Workspace.Name))]);
    }

    /// <summary>Applies a button's action to the selection.</summary>
    public Selection Apply(PickerAction action, Selection selection, WorkspaceFilter filter)
    {
        switch (action)
        {
            case PickerAction.All({ } site):
                return selection.WithSite(site);
            case PickerAction.None({ } site):
                return selection.WithoutSite(site);
            case PickerAction.All when filter.IsEmpty:
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

    private IEnumerable<WorkspaceChoice> Payable(Selection selection) =>
        All.Where(choice => (choice.IsEligible || choice.IsPaidFor) && selection.Contains(choice.Key));
}

/// <summary>A workspace, and whether the account may pay for it.</summary>
public sealed record WorkspaceChoice(Workspace Workspace, PayerVerdict Verdict)
{
    public WorkspaceKey Key => Workspace.Key;

    public bool IsEligible => Verdict is PayerVerdict.Allowed;

    public bool IsPaidFor => Verdict is PayerVerdict.Current;
}

/// <summary>Reads the workspaces to choose from; sites with eligible workspaces come first.</summary>
public sealed class PickerQuery(OwnedWorkspaces owned, Products products, Sites sites, SettlementOptions options, TimeProvider time)
{
    public async Task<WorkspaceChoices> ReadAsync(ExpenseCenterAccount buyer, CloudAccount account, CancellationToken cancellationToken)
    {
        var all = await owned.ReadAsync(buyer.Username, cancellationToken);
        var (now, product) = (time.GetUtcNow(), products.Find(account.Product));
        return new WorkspaceChoices(
        [
            .. all.Select(one => new WorkspaceChoice(
                    one.Workspace, PayerPolicy.CheckBinding(buyer, sites.Find(one.Key.Site), one.Settlement, account.Id, product, now, options)))
                .GroupBy(choice => choice.Key.Site).OrderByDescending(site => site.Any(choice => choice.IsEligible))
                .SelectMany(site => site),
        ]);
    }
}
