using Guance.Serverless.Web.Addresses;

namespace Guance.Serverless.Web.Pages;

/// <summary>Messages for errors outside of a feature, by HTTP status.</summary>
public static class ErrorTexts
{
    private static readonly MessageLink Home = new(LayoutTexts.HomePage, SiteMap.CloudAccounts);

    public static PageMessage Of(int status) => status switch
    {
        StatusCodes.Status403Forbidden => new(
            status,
            new("没有权限", "Not allowed"),
            new("您没有权限打开此页面。", "You may not open this page."))
        { Links = [Home] },
        StatusCodes.Status404NotFound => new(
            status,
            new("页面不存在", "Page not found"),
            new("这里没有内容，或者内容不属于您的账号。", "There is nothing here, or it does not belong to your account."))
        { Links = [Home] },
        StatusCodes.Status405MethodNotAllowed => new(
            status,
            new("无法这样打开此页面", "This page can't be opened that way"),
            new("请从链接或表单重新进入。", "Please use a link or the form."))
        { Links = [Home] },
        StatusCodes.Status413PayloadTooLarge => new(
            status,
            new("提交的内容过大", "Too much was sent"),
            new("没有任何更改。请返回后减少选择再提交。", "Nothing was changed. Go back and submit fewer items at once."))
        { Links = [Home] },
        StatusCodes.Status429TooManyRequests => new(
            status,
            new("请求过于频繁", "Too many requests"),
            new(
                "一分钟内来自您所在网络的请求过多。没有任何更改，您的 AWS 订阅和 AWS Marketplace 链接都不受影响。请等待一分钟，然后刷新本页重新提交，或从 AWS Marketplace 重新进入。",
                "Too many requests came from your network within a minute. Nothing was changed; your AWS subscription and your AWS Marketplace link are not affected. Wait a minute and reload this page, or come back from AWS Marketplace."))
        { RetryAfter = 60 },
        StatusCodes.Status502BadGateway => new(
            status,
            new("依赖的服务拒绝了请求", "A service we rely on refused"),
            new("没有任何更改。请联系支持。", "Nothing was changed. Please contact support."))
        { Links = [Home] },
        StatusCodes.Status503ServiceUnavailable => new(
            status,
            new("暂时无法完成", "This can't be done right now"),
            new(
                "我们依赖的服务暂时没有响应。已保存的内容不会丢失，请稍后再试。",
                "A service we rely on is not answering. What you saved is not lost. Please try again shortly."))
        { RetryAfter = 10, Links = [Home] },
        >= 500 => new(
            status,
            new("出了点问题", "Something went wrong"),
            new(
                "问题出在我们这边，已被记录。已保存的内容不会丢失，请稍后再试。",
                "The problem is on our side and has been recorded. What you saved is not lost. Please try again shortly."))
        { Links = [Home] },
        _ => new(
            status,
            new("无法处理此请求", "We could not process this request"),
            new(
                "没有任何更改。页面可能已过期，请重新打开后再试。",
                "Nothing was changed. The page may be out of date: reload it and try again."))
        { Links = [Home] },
    };
}
