using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>The one rule of which workspaces may be settled through a cloud account.</summary>
public static class BindingRule
{
    public static Eligibility Check(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, CloudAccountId account, DateTimeOffset now)
    {
        if (settlement.CloudAccount is { } payer)
        {
            return payer == account ? new Eligibility.AlreadyBound() : new Eligibility.SettledElsewhere();
        }

        if (site is not { RunsOnAws: true } && !owner.AnySettlement)
        {
            return new Eligibility.SiteNotOnAws();
        }

        return settlement.LastChoiceAt is { } last && NextChoice(last) is var opensAt && now < opensAt
            ? new Eligibility.ChangedThisMonth(opensAt)
            : new Eligibility.Eligible();
    }

    /// <summary>One choice a calendar month, in UTC.</summary>
    private static DateTimeOffset NextChoice(DateTimeOffset last) =>
        new DateTimeOffset(last.UtcDateTime.Year, last.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
}
