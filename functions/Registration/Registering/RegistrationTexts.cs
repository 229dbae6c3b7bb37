using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Registering;

/// <summary>What the pages between landing and confirmation say when there is no form to show.</summary>
public static class RegistrationTexts
{
    private static readonly MessageLink MyAccounts = new(LayoutTexts.HomePage, "/cloud-accounts");

    public static Text Title { get; } = new("登记 AWS 云账号", "Register your AWS account");

    public static Text Confirmed { get; } = new("登记已提交", "Registration received");

    public static Message NoClaim { get; } = new(
        StatusCodes.Status400BadRequest,
        new("请从 AWS Marketplace 进入", "Please come from AWS Marketplace"),
        new(
            "此浏览器没有正在进行的登记：登记可能已经完成，或是在另一个浏览器中开始的。要登记或添加工作空间，请这样进入：",
            "No registration is under way in this browser: it may be finished, or have begun in another browser. To register, or to add workspaces:"))
    {
        Steps = LandingTexts.ComeAgain,
        Links = [MyAccounts],
    };

    public static Message ClaimExpired { get; } = new(
        StatusCodes.Status410Gone,
        new("这次登记已失效", "This registration is no longer open"),
        new(
            "登记在打开 30 分钟后失效，并且只能由一个费用中心账号使用。您的订阅不受影响，重新进入即可：",
            "A registration stays open for 30 minutes, for one Expense Center account only. Your subscription is not affected; just come again:"))
    {
        Steps = LandingTexts.ComeAgain,
        Links = [MyAccounts],
    };

    public static Message OwnedByAnother { get; } = new(
        StatusCodes.Status403Forbidden,
        new("此 AWS 账号已由另一个费用中心账号登记", "This AWS account is registered by another Expense Center account"),
        new(
            "没有任何更改，我们已通知登记者。如果两个账号都是您的，请退出后用登记时的费用中心账号登录；需要转移时请联系支持。",
            "Nothing was changed, and its owner has been told. If both are yours, sign out and sign in with the account that registered it. To move it, please contact support."))
    {
        Links = [MyAccounts],
    };

    public static Message PaymentFailed { get; } = new(
        StatusCodes.Status409Conflict,
        new("AWS 未能完成付款", "AWS could not take the payment"),
        new("订阅没有生效，所以还不能结算工作空间。没有产生费用。", "The subscription did not start, so it cannot pay for workspaces yet. Nothing was charged."))
    {
        Steps =
        [
            new("在 AWS 账单控制台检查付款方式。", "Check the payment method in the AWS Billing console."),
            new("在 AWS Marketplace 重新订阅，然后点击“设置您的账户”。", "Subscribe again on AWS Marketplace, then choose \"Set up your account\"."),
        ],
    };

    public static Message Ending { get; } = new(
        StatusCodes.Status409Conflict,
        new("此订阅正在结束", "This subscription is ending"),
        new(
            "它不能再结算新的工作空间；已结算的工作空间会回到费用中心账号结算。若要继续通过 AWS 结算，请重新订阅。",
            "It cannot pay for further workspaces, and those it pays for go back to your Expense Center account. To go on paying through AWS, subscribe again."));

    public static Message UnknownBuyer { get; } = new(
        StatusCodes.Status403Forbidden,
        new("费用中心找不到您的账号", "The Expense Center does not know your account"),
        new("没有任何更改。请退出后重新登录，或联系支持。", "Nothing was changed. Please sign out and in again, or contact support."));
}
