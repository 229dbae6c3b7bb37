using System.Collections.Immutable;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>All workspaces of a buyer, and which of them a cloud account may pay for.</summary>
public sealed record Choices(ImmutableArray<Choice> All)
{
    public int Eligible => All.Count(choice => choice.IsEligible);

    /// <summary>What is chosen and may be: in the order of the list.</summary>
    public ImmutableArray<Choice> Chosen(Selection selection) =>
        [.. All.Where(choice => choice.IsEligible && selection.Contains(choice.Key))];

    /// <summary>
    /// What is chosen, whether it is settled through the account already or is to be: a form that is sent twice asks for the same.
    /// </summary>
    public int Covered(Selection selection) => Covering(selection).Count();

    /// <summary>Besides that, whatever was named one by one and may not be chosen, or is not the buyer's: each gets its answer.</summary>
    public ImmutableHashSet<WorkspaceKey> Asked(Selection selection) =>
        [.. Covering(selection).Select(choice => choice.Key), .. selection.Picked];

    /// <summary>Carries out what a button asks of the selection.</summary>
    public Selection Follow(Step step, Selection selection)
    {
        var sites = All.Where(choice => choice.IsEligible).Select(choice => choice.Key.Site).Distinct();
        return step switch
        {
            Step.All({ } site) => selection.WithSite(site),
            Step.All => sites.Aggregate(selection, (selected, site) => selected.WithSite(site)),
            Step.None({ } site) => selection.WithoutSite(site),
            Step.None => Selection.Nothing,
            _ => selection,
        };
    }

    private IEnumerable<Choice> Covering(Selection selection) =>
        All.Where(choice => (choice.IsEligible || choice.IsPaidFor) && selection.Contains(choice.Key));
}

/// <summary>A workspace that may be chosen, or why not.</summary>
public sealed record Choice(Workspace Workspace, Eligibility Eligibility)
{
    public WorkspaceKey Key => Workspace.Key;

    public bool IsEligible => Eligibility is Eligibility.Eligible;

    public bool IsPaidFor => Eligibility is Eligibility.AlreadyBound;
}

/// <summary>Reads what a buyer may choose: the sites first of which something may be.</summary>
public sealed class ChoiceReader(OwnedWorkspaces owned, Sites sites, SettlementOptions options, TimeProvider time)
{
    public async Task<Choices> ReadAsync(ExpenseCenterAccount buyer, CloudAccountId account, CancellationToken cancellationToken)
    {
        var all = await owned.ReadAsync(buyer.Username, cancellationToken);
        var now = time.GetUtcNow();
        return new Choices(
        [
            .. all.Select(one => new Choice(
                    one.Workspace, BindingRule.Check(buyer, sites.Find(one.Key.Site), one.Settlement, account, now, options)))
                .GroupBy(choice => choice.Key.Site).OrderByDescending(site => site.Any(choice => choice.IsEligible))
                .SelectMany(site => site),
        ]);
    }
}
