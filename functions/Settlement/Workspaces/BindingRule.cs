using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// The one rule of which workspaces a registration may settle through a cloud account. It takes none from another cloud account:
/// the owner changes those one by one, see <see cref="ChoiceRule"/>.
/// </summary>
public static class BindingRule
{
    public static Eligibility Check(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, CloudAccountId account, DateTimeOffset now,
        SettlementOptions options)
    {
        if (settlement.CloudAccount is { } payer)
        {
            return payer == account ? new Eligibility.AlreadyBound() : new Eligibility.SettledElsewhere();
        }

        if (!OffersAws(owner, site))
        {
            return new Eligibility.SiteNotOnAws();
        }

        return MonthlyRule.OpensAt(settlement, now, options) is { } opensAt
            ? new Eligibility.ChangedThisMonth(opensAt)
            : new Eligibility.Eligible();
    }

    /// <summary>AWS settlement is offered on the sites that run on AWS, and on all sites with arbitrary selection.</summary>
    public static bool OffersAws(ExpenseCenterAccount owner, Site? site) => owner.AnySettlement || site is { RunsOnAws: true };
}
