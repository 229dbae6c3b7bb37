using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>Names of a cloud account's statuses, and what each means for the buyer.</summary>
public static class StatusTexts
{
    public static Text Title { get; } = new("状态", "Status");

    public static Text Reload { get; } = new("更新本页", "Update this page");

    public static Text Name(CloudAccountStatus status) => status switch
    {
        CloudAccountStatus.Pending => new("等待 AWS 确认", "Waiting for AWS"),
        CloudAccountStatus.Unconfirmed => new("AWS 未确认", "Not confirmed by AWS"),
        CloudAccountStatus.Active => new("生效中", "Active"),
        CloudAccountStatus.Failed => new("付款失败", "Payment failed"),
        CloudAccountStatus.Ending => new("正在结束", "Ending"),
        _ => new("已删除", "Deleted"),
    };

    public static Text Meaning(CloudAccountStatus status) => status switch
    {
        CloudAccountStatus.Pending => new(
            "AWS 正在确认订阅，通常只需几分钟。您可以继续操作；确认之前不会计费。",
            "AWS is confirming the subscription, usually within minutes. You can go on; nothing is billed until then."),
        CloudAccountStatus.Unconfirmed => new(
            "AWS 一直没有确认订阅，所以工作空间已回到费用中心账号结算。AWS 确认后，您可以重新添加工作空间。",
            "AWS has not confirmed the subscription, so the workspaces have gone back to your Expense Center account. Once AWS confirms it, you can add workspaces again."),
        CloudAccountStatus.Active => new(
            "用量计入此 AWS 账号的账单。", "Usage goes on this AWS account's bill."),
        CloudAccountStatus.Failed => new(
            "AWS 未能完成付款。请检查 AWS 账单控制台中的付款方式，然后在 AWS Marketplace 重新订阅。工作空间会回到费用中心账号结算。",
            "AWS could not take the payment. Check the payment method in the AWS Billing console, then subscribe again on AWS Marketplace. The workspaces go back to your Expense Center account."),
        CloudAccountStatus.Ending => new(
            "订阅正在结束，不能再添加工作空间。订阅结束后，工作空间会回到费用中心账号结算。",
            "The subscription is ending, so no workspaces can be added. When it has ended, the workspaces go back to your Expense Center account."),
        _ => new(
            "订阅已结束，工作空间已回到费用中心账号结算。历史记录保留供查阅。",
            "The subscription has ended. Your Expense Center account pays for the workspaces again. The history is kept for reference."),
    };
}
