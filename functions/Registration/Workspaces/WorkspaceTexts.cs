using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Texts of the workspace pages.</summary>
public static class WorkspaceTexts
{
    public static Text Title { get; } = new("工作空间管理", "Workspace Management");

    public static Text Lead { get; } = new("您账号下所有站点的工作空间，以及当前的结算方式。", "Your workspaces of all sites, and how each is settled now.");

    public static Text None { get; } = new("您还没有工作空间。", "You have no workspaces yet.");

    public static Text Search { get; } = new("按名称或 ID 搜索", "Search by name or ID");

    public static Text SearchButton { get; } = new("搜索", "Search");

    public static Text AllSites { get; } = new("全部站点", "All sites");

    public static Text NothingFits { get; } = new("没有符合条件的工作空间。", "No workspace fits the search.");

    public static Text Name { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text Method { get; } = new("结算方式", "Settlement method");

    public static Text ChangeHint { get; } = new(
        "要通过 AWS 结算，请在 AWS Marketplace 的“管理订阅”中点击“设置您的账户”。",
        "To pay through AWS, choose \"Set up your account\" in Manage subscriptions on AWS Marketplace.");

    /// <summary>A method of another cloud, which this service only shows, appears under the Expense Center's own name for it.</summary>
    public static Text Of(SettlementMethod method) =>
        method == SettlementMethod.ExpenseCenter ? new("费用中心账号", "Expense Center account")
        : method == SettlementMethod.Aws ? new("AWS 云账号", "AWS account")
        : new(method.Value, method.Value);
}
