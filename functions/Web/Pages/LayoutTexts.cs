using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;

namespace Guance.Serverless.Web.Pages;

/// <summary>Texts of the layout around every page.</summary>
public static class LayoutTexts
{
    public static Text Brand { get; } = new("观测云 Guance", "Guance 观测云");

    public static Text Skip { get; } = new("跳到正文", "Skip to content");

    public static Text Navigation { get; } = new("主导航", "Main");

    public static Text CloudAccounts { get; } = new("云账号", "Cloud accounts");

    public static Text Workspaces { get; } = new("工作空间", "Workspaces");

    public static Text Bills { get; } = new("账单", "Bills");

    /// <summary>The sections of the navigation, with their addresses.</summary>
    public static ImmutableArray<(Text Label, string Address)> Sections { get; } =
        [(Workspaces, SiteMap.Workspaces), (CloudAccounts, SiteMap.CloudAccounts), (Bills, SiteMap.Bills)];

    public static Text SignIn { get; } = new("登录", "Sign in");

    public static Text Account { get; } = new("账号与语言", "Account and language");

    public static Text SignOut { get; } = new("退出登录", "Sign out");

    public static Text SignedInAs { get; } = new("当前账号", "Signed in as");

    public static Text Help { get; } = new("帮助与支持", "Help and support");

    public static Text SupportSite { get; } = new("支持网站", "Support site");

    public static Text RequestId { get; } = new("联系支持时请提供请求编号：", "If you contact support, quote this request number:");

    public static Text PreviousPage { get; } = new("上一页", "Previous page");

    public static Text NextPage { get; } = new("下一页", "Next page");

    public static Text FirstPage { get; } = new("回到第一页", "First page");

    public static Text HomePage { get; } = new("查看我的云账号", "See my cloud accounts");

    public static Text PageOf(int page, int pages) => new($"第 {page} 页，共 {pages} 页", $"Page {page} of {pages}");
}
