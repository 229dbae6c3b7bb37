using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Web.SignIn;

/// <summary>Texts about signing in and out.</summary>
public static class SignInTexts
{
    private static readonly Text Again = new("重新登录", "Sign in again");

    private static readonly Text Create = new("注册费用中心账号", "Create an Expense Center account");

    public static PageMessage SignedOut { get; } = new(
        StatusCodes.Status200OK,
        new("您已退出登录", "You are signed out"),
        new("您的云账号和工作空间不受影响。", "Your cloud accounts and workspaces are not affected."))
    {
        Links = [new(LayoutTexts.SignIn, SiteMap.SignInTo(SiteMap.CloudAccounts))],
    };

    public static PageMessage Unreachable(string? back) => new(
        StatusCodes.Status503ServiceUnavailable,
        new("费用中心暂时无法登录", "The Expense Center cannot sign you in right now"),
        new(
            "费用中心没有响应，或响应有误。问题不在您这边，没有任何内容丢失。请稍后再试。",
            "The Expense Center is not answering as it should. You did nothing wrong, and nothing is lost. Please try again in a moment."))
    {
        Links = [new(Again, SiteMap.SignInTo(back))],
        RetryAfter = 10,
    };

    public static PageMessage Cancelled(string? back) => new(
        StatusCodes.Status403Forbidden,
        new("登录已取消", "Sign-in was cancelled"),
        new(
            "没有任何更改。您可以随时重新登录，或注册新账号。",
            "Nothing was changed. You can sign in again, or create an account if you don't have one."))
    {
        Links = [new(Again, SiteMap.SignInTo(back)), new(Create, SiteMap.SignUpTo(back))],
    };

    public static PageMessage Failed(string? back) => new(
        StatusCodes.Status400BadRequest,
        new("登录没有完成", "Signing in did not finish"),
        new(
            "登录页面可能打开得太久，或使用了浏览器的后退按钮。请重新登录。",
            "The sign-in page may have been open for too long, or the browser's back button was used. Please sign in again."))
    {
        Links = [new(Again, SiteMap.SignInTo(back))],
    };
}
