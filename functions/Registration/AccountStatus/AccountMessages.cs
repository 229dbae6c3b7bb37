using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>Messages for accounts that cannot be used, with links to what the buyer can do.</summary>
public sealed class AccountMessages(Products products)
{
    public PageMessage Closed(CloudAccount account)
    {
        var message = account.Status switch
        {
            CloudAccountStatus.Failed => PaymentFailed,
            CloudAccountStatus.Unconfirmed => NotConfirmed,
            _ => Ending,
        };
        return message with
        {
            Links =
            [
                .. products.Find(account.Product)?.OfferedAt is { } listing
                    ? [new MessageLink(MarketplaceTexts.OpenListing, listing.AbsoluteUri)]
                    : (IEnumerable<MessageLink>)[],
                .. account.Owner is null
                    ? (IEnumerable<MessageLink>)[]
                    : [new MessageLink(AccountMessages.OpenAccount, SiteMap.CloudAccount(account.Id))],
            ],
        };
    }

    public static Text OpenAccount { get; } = new("查看云账号", "Open the cloud account");

    public static PageMessage UnknownBuyer { get; } = new(
        StatusCodes.Status403Forbidden,
        new("费用中心找不到您的账号", "The Expense Center can't find your account"),
        new("没有任何更改。请退出后重新登录，或联系支持。", "Nothing was changed. Sign out and in again, or contact support."));

    public static PageMessage PaymentFailed { get; } = new(
        StatusCodes.Status409Conflict,
        new("AWS 未能完成付款", "AWS could not take the payment"),
        new("所以这个 AWS 账号现在不能为工作空间付费。没有任何更改。", "So this AWS account can't pay for workspaces right now. Nothing was changed."))
    {
        Steps =
        [
            new("在 AWS 账单控制台检查付款方式。", "Check the payment method in the AWS Billing console."),
            new("在 AWS Marketplace 重新订阅，然后点击“设置您的账户”。", "Subscribe again on AWS Marketplace, then choose \"Set up your account\"."),
        ],
    };

    public static PageMessage NotConfirmed { get; } = new(
        StatusCodes.Status409Conflict,
        new("AWS 尚未确认此订阅", "AWS has not confirmed this subscription"),
        new("等待的时间已过，所以现在不能添加工作空间。没有产生费用。", "It has taken too long, so no workspaces can be added right now. Nothing was charged."))
    {
        Steps =
        [
            new("在 AWS Marketplace 的“管理订阅”中查看订阅的状态。", "Check the subscription in AWS Marketplace > Manage subscriptions."),
            new("AWS 确认后，从云账号页面添加工作空间。", "Once AWS has confirmed it, add workspaces on the cloud account's page."),
        ],
    };

    public static PageMessage Ending { get; } = new(
        StatusCodes.Status409Conflict,
        new("此订阅正在结束", "This subscription is ending"),
        new(
            "它不能再结算新的工作空间；已结算的工作空间会回到费用中心账号结算。若要继续通过 AWS 结算，请重新订阅。",
            "It can't take more workspaces, and those it pays for go back to your Expense Center account. To keep paying through AWS, subscribe again."));
}
