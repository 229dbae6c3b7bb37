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

        return account is null ? CheckMonth(settlement, now, options) : CheckNewAccount(owner, site, settlement, now, options);
    }

    /// <summary>The same for a cloud account that is still to be registered.</summary>
    public static ChoiceVerdict CheckNewAccount(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, DateTimeOffset now, SettlementOptions options) =>
        BindingRule.OffersAws(owner, site) ? CheckMonth(settlement, now, options) : new ChoiceVerdict.SiteNotOnAws();

    private static ChoiceVerdict CheckMonth(WorkspaceSettlement settlement, DateTimeOffset now, SettlementOptions options) =>
        MonthlyRule.OpensAt(settlement, now, options) is { } opensAt
            ? new ChoiceVerdict.ChangedThisMonth(opensAt)
            : new ChoiceVerdict.Open();

    private static bool IsCurrent(WorkspaceSettlement settlement, CloudAccount? account) => account is null
        ? settlement.CloudAccount is null && settlement.Method == SettlementMethod.ExpenseCenter
        : settlement.CloudAccount == account.Id;
}
