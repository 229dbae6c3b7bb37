using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>The one rule of which settlement method the owner may choose for a workspace, whichever it has now.</summary>
public static class ChoiceRule
{
    /// <param name="owner">The Expense Center account that owns the workspace, and the cloud account.</param>
    /// <param name="site">The workspace's site; null when the configuration does not know it.</param>
    /// <param name="settlement">How the workspace is settled now.</param>
    /// <param name="account">The cloud account that shall pay; null when the Expense Center account shall.</param>
    /// <param name="now">The moment of the choice.</param>
    /// <param name="options">Whether choices are limited.</param>
    public static ChoiceVerdict Check(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, CloudAccount? account, DateTimeOffset now,
        SettlementOptions options)
    {
        if (IsCurrent(settlement, account))
        {
            return new ChoiceVerdict.Current();
        }

        if (account is { AcceptsBindings: false })
        {
            return new ChoiceVerdict.AccountClosed(account.Status);
        }

        if (account is not null && !BindingRule.OffersAws(owner, site))
        {
            return new ChoiceVerdict.SiteNotOnAws();
        }

        return MonthlyRule.OpensAt(settlement, now, options) is { } opensAt
            ? new ChoiceVerdict.ChangedThisMonth(opensAt)
            : new ChoiceVerdict.Open();
    }

    private static bool IsCurrent(WorkspaceSettlement settlement, CloudAccount? account) => account is null
        ? settlement.CloudAccount is null && settlement.Method == SettlementMethod.ExpenseCenter
        : settlement.CloudAccount == account.Id;
}
