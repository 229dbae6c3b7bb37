using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Texts of the pages between landing and confirmation that show no form.</summary>
public static class RegistrationTexts
{
    private static readonly Text OwnedByAnotherTitle =
        new("此 AWS 账号已由另一个费用中心账号登记", "Another Expense Center account has registered this AWS account");

    /// <summary>The claim stays in the browser, and the page after signing out leads back to the registration.</summary>
    private static readonly MessageLink SwitchAccount = new(new("用其他费用中心账号登录", "Sign in with another account"), SiteMap.SignOut);

    private static readonly MessageLink MyAccounts = new(LayoutTexts.HomePage, SiteMap.CloudAccounts);

    public static PageMessage NoClaim { get; } = new(
        StatusCodes.Status400BadRequest,
        new("请从 AWS Marketplace 进入", "Please start from AWS Marketplace"),
        new(
            "此浏览器没有正在进行的登记：登记可能已经完成，或是在另一个浏览器中开始的。要登记或添加工作空间，请这样进入：",
            "No registration is in progress in this browser. It may be finished, or was started in another browser. To register, or to add workspaces:"))
    {
        Steps = MarketplaceTexts.HowToReturn,
        Links = [MyAccounts],
    };

    public static PageMessage ClaimExpired { get; } = new(
        StatusCodes.Status410Gone,
        new("这次登记已过期", "This registration has expired"),
        new(
            "登记在打开 30 分钟后失效，并且只能由一个费用中心账号使用。您的订阅不受影响，重新进入即可：",
            "A registration is open for 30 minutes, for one Expense Center account. Your subscription is not affected. Come back from AWS:"))
    {
        Steps = MarketplaceTexts.HowToReturn,
        Links = [MyAccounts],
    };

    /// <summary>Shown before any request: nothing is stored, and the owner is notified only if the buyer requests it.</summary>
    public static PageMessage OwnedByAnother { get; } = new(
        StatusCodes.Status403Forbidden,
        OwnedByAnotherTitle,
        new(
            "没有任何更改。如果两个账号都是您的，请退出后用登记时的费用中心账号登录。您也可以让我们通知登记者；需要转移时请联系支持。",
            "Nothing was changed. If both accounts are yours, sign in with the one that registered it. We can also tell its owner that you came. To move it, please contact support."))
    {
        Actions = [SwitchAccount, new(new("通知登记者", "Tell its owner"), SiteMap.Registration)],
        Links = [MyAccounts],
    };

    public static PageMessage OwnerNotified { get; } = new(
        StatusCodes.Status403Forbidden,
        OwnedByAnotherTitle,
        new(
            "没有任何更改，我们已通知登记者。如果两个账号都是您的，请退出后用登记时的费用中心账号登录；需要转移时请联系支持。",
            "Nothing was changed, and its owner has been told. If both accounts are yours, sign in with the one that registered it. To move it, please contact support."))
    {
        Actions = [SwitchAccount],
        Links = [MyAccounts],
    };
}
