using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.WorkspaceLists;

/// <summary>Texts of the workspace pages.</summary>
public static class WorkspaceTexts
{
    public static Text Title { get; } = new("工作空间", "Workspaces");

    public static Text Lead { get; } = new(
        "您在所有站点的工作空间，以及由谁付费。", "Your workspaces on all sites, and who pays for each.");

    public static Text None { get; } = new("您还没有工作空间。", "You have no workspaces yet.");

    public static Text Search { get; } = new("按名称或 ID 搜索", "Search by name or ID");

    public static Text SearchButton { get; } = new("搜索", "Search");

    public static Text AllSites { get; } = new("全部站点", "All sites");

    public static Text NoMatch { get; } = new("没有符合条件的工作空间。", "No workspace matches your search.");

    public static Text Name { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text Method { get; } = new("结算方式", "Settlement method");

    public static Text FilterByPayer { get; } = new("按付费方筛选", "Filter by payer");

    public static Text AllPayers { get; } = new("全部", "All");

    public static Text Actions { get; } = new("操作", "Actions");

    public static Text OpenConsole { get; } = new("打开站点控制台", "Open the site's console");

    public static Text Change { get; } = new("更改结算方式", "Change settlement method");

    public static Text NoneHint { get; } = new(
        "在任一站点的控制台创建工作空间，并关联到您的费用中心账号，它就会显示在这里。",
        "Create a workspace in the console of any site and link it to your Expense Center account. It then appears here.");

    public static Text NoMatchHint { get; } = new("请换一个名称或 ID，或者查看全部站点。", "Try another name or ID, or search all sites.");

    public static Text ClearSearch { get; } = new("清除搜索条件", "Clear search");

    public static Text Pages { get; } = new("分页", "Pages");

    public static Text Found(int count, bool all) => new(
        $"{(all ? "共" : "找到")} {Numbers.Format(count)} 个工作空间",
        $"{Numbers.Format(count)} {(count == 1 ? "workspace" : "workspaces")}{(all ? "" : " found")}");

    /// <summary>Methods of other clouds are only displayed, under the Expense Center's name for them.</summary>
    public static Text Of(SettlementMethod method) =>
        method == SettlementMethod.ExpenseCenter ? new("费用中心账号", "Expense Center account")
        : method == SettlementMethod.Aws ? new("AWS 账号", "AWS account")
        : method.Value == "AlibabaCloud" ? new("阿里云账号", "Alibaba Cloud account")
        : method.Value == "HuaweiCloud" ? new("华为云账号", "Huawei Cloud account")
        : new(method.Value, method.Value);
}
