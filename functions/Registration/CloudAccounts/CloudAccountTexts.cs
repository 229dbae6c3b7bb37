using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Texts of the cloud account pages.</summary>
public static class CloudAccountTexts
{
    public static Text Title { get; } = new("云账号", "Cloud accounts");

    public static Text Lead { get; } = new("为您的工作空间付费的 AWS 账号。", "The AWS accounts that pay for your workspaces.");

    public static Text None { get; } = new("您还没有登记云账号。", "You have not registered a cloud account yet.");

    public static Text HowTo { get; } = new("如何登记", "How to register one");

    public static Text OpenAccount { get; } = new("查看云账号", "Open the cloud account");

    public static Text AwsAccount { get; } = new("AWS 账号", "AWS account");

    public static Text Product { get; } = new("产品", "Product");

    public static Text Status { get; } = new("状态", "Status");

    public static Text Opened { get; } = new("登记时间", "Since");

    public static Text Contact { get; } = new("联系邮箱", "Contact e-mail");

    public static Text Id { get; } = new("云账号编号", "Cloud account id");

    public static Text BillingConsole { get; } = new("打开 AWS 账单控制台", "Open the AWS Billing console");

    public static Text Workspaces { get; } = new("结算的工作空间", "Workspaces settled through it");

    public static Text NoWorkspaces { get; } = new("目前没有工作空间通过此云账号结算。", "No workspace is settled through this cloud account.");

    public static Text Workspace { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text BoundAt { get; } = new("开始结算", "Settled since");

    public static Text History { get; } = new("历史记录", "History");

    public static Text NoHistory { get; } = new("没有记录。", "Nothing has been recorded.");

    public static Text When { get; } = new("时间", "When");

    public static Text What { get; } = new("事件", "What happened");

    public static Text Who { get; } = new("操作者", "By");
}
