using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Texts of the cloud account pages.</summary>
public static class CloudAccountTexts
{
    public static Text Title { get; } = new("云账号", "Cloud accounts");

    public static Text Lead { get; } = new("为您的工作空间付费的 AWS 账号。", "The AWS accounts that pay for your workspaces.");

    public static Text None { get; } = new("还没有登记云账号", "No cloud account yet");

    public static Text NoneHint { get; } = new(
        "在 AWS Marketplace 订阅观测云之后，您的 AWS 账号会显示在这里。", "When you subscribe to Guance on AWS Marketplace and set up your account, it appears here.");

    public static Text HowTo { get; } = new("如何登记", "How to register one");

    public static Text PaidThroughAws { get; } = new("通过 AWS 付费", "Paid through AWS");

    public static Text Deleted { get; } = new("已删除的云账号", "Deleted accounts");

    public static Text WorkspaceCount { get; } = new("工作空间", "Workspaces");

    public static Text Agreement { get; } = new("协议", "Agreement");

    public static Text Offer { get; } = new("报价", "Offer");

    public static Text RenewsOrEnds { get; } = new("续订或到期日", "Renews or ends");

    public static Text Ended { get; } = new("结束时间", "Ended");

    public static Text Bills { get; } = new("账单", "Bills");

    public static Text Subscriptions { get; } = new("订阅", "Subscriptions");

    public static Text Subscription { get; } = new("许可证或客户编号", "Licence or customer ID");

    public static Text LastUpdate { get; } = new("AWS 最近更新", "Last update from AWS");

    public static Text NoUpdateYet { get; } = new("暂无", "None yet");

    public static Text Back { get; } = new("返回云账号", "Back to the cloud account");

    public static Text AwsAccount { get; } = new("AWS 账号", "AWS account");

    public static Text Product { get; } = new("产品", "Product");

    public static Text Status { get; } = new("状态", "Status");

    public static Text Opened { get; } = new("登记时间", "Since");

    public static Text AcceptedBy { get; } = new("协议由以下 AWS 账号接受", "Agreement accepted by AWS account");

    public static Text SaveContact { get; } = new("保存", "Save");

    public static Text ContactSaved { get; } = new("联系邮箱已保存。", "The contact e-mail is saved.");

    public static Text Id { get; } = new("云账号编号", "Cloud account id");

    public static Text BillingConsole { get; } = new("打开 AWS 账单控制台", "Open the AWS Billing console");

    public static Text Workspaces { get; } = new("付费的工作空间", "Workspaces it pays for");

    public static Text NoWorkspaces { get; } = new("目前没有工作空间通过此云账号结算。", "This cloud account pays for no workspace right now.");

    public static Text Workspace { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text SettledBy { get; } = new("结算方式", "Settlement");

    public static Text BoundAt { get; } = new("开始时间", "Since");

    public static Text History { get; } = new("历史记录", "History");

    public static Text NoHistory { get; } = new("没有记录。", "Nothing recorded yet.");

    public static Text When { get; } = new("时间", "When");

    public static Text What { get; } = new("事件", "What happened");

    public static Text Who { get; } = new("操作者", "By");
}
