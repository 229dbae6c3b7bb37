using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Landing;

/// <summary>Texts of the landing page.</summary>
public static class LandingTexts
{
    private static readonly MessageLink SignInLink =
        new(new("已有登记？登录查看", "Already registered? Sign in"), SiteMap.SignInTo(SiteMap.CloudAccounts));

    public static PageMessage Help { get; } = new(
        StatusCodes.Status200OK,
        new("用 AWS 账号结算观测云", "Pay for Guance through AWS"),
        new(
            "在 AWS Marketplace 订阅观测云后，您可以让 AWS 账单支付您的工作空间。请从 AWS Marketplace 进入本页完成登记：",
            "After you subscribe to Guance on AWS Marketplace, your AWS bill can pay for your workspaces. Come here from AWS Marketplace to register:"))
    {
        Steps = MarketplaceTexts.HowToReturn,
        Links = [SignInLink],
    };

    public static PageMessage NoToken { get; } = new(
        StatusCodes.Status400BadRequest,
        new("请从 AWS Marketplace 重新进入", "Please come back from AWS Marketplace"),
        new(
            "缺少 AWS Marketplace 链接，无法得知您的订阅。没有任何更改。",
            "Your AWS Marketplace link is missing, so we can't tell which subscription is yours. Nothing was changed."))
    {
        Steps = MarketplaceTexts.HowToReturn,
        Links = [SignInLink],
    };

    public static PageMessage SubscriptionEnded(Product? product) => new(
        StatusCodes.Status410Gone,
        new("此订阅已经结束", "This subscription has ended"),
        new(
            "AWS 已终止该订阅，不能再登记。若要继续通过 AWS 结算，请在 AWS Marketplace 重新订阅。如果您刚刚重新订阅，AWS 可能需要几分钟确认，请稍后再次点击“设置您的账户”。",
            "AWS has ended it, so it can no longer be registered. To keep paying through AWS, subscribe again on AWS Marketplace. If you have just done so, AWS may need a few minutes to confirm: choose \"Set up your account\" again a little later."))
    {
        Links = product?.OfferedAt is { } listing ? [new(MarketplaceTexts.OpenListing, listing.AbsoluteUri), SignInLink] : [SignInLink],
    };

    private static readonly PageMessage Expired = new(
        StatusCodes.Status400BadRequest,
        new("AWS Marketplace 链接已过期", "Your AWS Marketplace link has expired"),
        new(
            "链接只在短时间内有效。您的订阅不受影响，请从 AWS 重新进入：",
            "A link works for a short time only. Your subscription is not affected. Come back from AWS:"))
    {
        Steps = MarketplaceTexts.HowToReturn,
        Links = [SignInLink],
    };

    private static readonly PageMessage Invalid = new(
        StatusCodes.Status400BadRequest,
        new("AWS Marketplace 链接无效", "Your AWS Marketplace link is not valid"),
        new("没有任何更改。请从 AWS Marketplace 重新进入：", "Nothing was changed. Please come back from AWS Marketplace:"))
    {
        Steps = MarketplaceTexts.HowToReturn,
        Links = [SignInLink],
    };

    private static readonly PageMessage Unavailable = new(
        StatusCodes.Status503ServiceUnavailable,
        new("AWS Marketplace 暂时没有响应", "AWS Marketplace is not answering right now"),
        new(
            "没有任何内容丢失，您的订阅不受影响。请稍等片刻，然后刷新本页重新提交，或从 AWS Marketplace 重新进入。",
            "Nothing is lost, and your subscription is not affected. Wait a moment and reload this page, or come back from AWS Marketplace."))
    {
        Steps = MarketplaceTexts.HowToReturn,
        RetryAfter = 10,
    };

    private static readonly PageMessage Refused = new(
        StatusCodes.Status502BadGateway,
        new("现在无法核对您的订阅", "We can't check your subscription right now"),
        new(
            "问题出在我们与 AWS Marketplace 之间，已被记录。您的订阅不受影响。请联系支持，联系方式在页面底部。",
            "The problem is between AWS Marketplace and us, and it has been recorded. Your subscription is not affected. Please contact support (see below)."));

    private static readonly PageMessage ForeignProduct = new(
        StatusCodes.Status400BadRequest,
        new("这不是我们识别的产品", "We don't know this product"),
        new(
            "您订阅的 AWS Marketplace 产品不能在此登记。如果它是观测云的产品，请联系支持，联系方式在页面底部。",
            "The AWS Marketplace product you subscribed to can't be registered here. If it is a Guance product, please contact support (see below)."));

    private static readonly PageMessage ForeignAccount = new(
        StatusCodes.Status403Forbidden,
        new("此测试环境不接受该 AWS 账号", "This test environment does not accept that AWS account"),
        new(
            "本页属于测试环境，只接受事先列出的 AWS 账号。没有任何内容被保存，您的订阅不受影响。如果您购买了观测云，请联系支持，联系方式在页面底部。",
            "This page belongs to a test environment that only accepts listed AWS accounts. Nothing was stored, and your subscription is not affected. If you bought Guance, please contact support (see below)."));

    private static readonly PageMessage NoIdentity = new(
        StatusCodes.Status502BadGateway,
        new("AWS Marketplace 没有说明是哪一个订阅", "AWS Marketplace did not say which subscription it is"),
        new(
            "已被记录，您的订阅不受影响。请稍后从 AWS Marketplace 重新进入；如仍不行，请联系支持。",
            "This has been recorded, and your subscription is not affected. Come back from AWS Marketplace later. If it happens again, please contact support."))
    {
        Steps = MarketplaceTexts.HowToReturn,
    };

    public static PageMessage Of(Resolution problem) => problem switch
    {
        Resolution.Expired => Expired,
        Resolution.Invalid => Invalid,
        Resolution.Unavailable => Unavailable,
        Resolution.Refused => Refused,
        Resolution.ForeignProduct => ForeignProduct,
        Resolution.ForeignAccount => ForeignAccount,
        Resolution.NoIdentity => NoIdentity,
        _ => throw new ArgumentException("A resolved customer has no message.", nameof(problem)),
    };
}
