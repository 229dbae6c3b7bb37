using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Names of a subscription's statuses, and what each means for the buyer.</summary>
public static class SubscriptionTexts
{
    public static Text Name(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Pending => new("等待 AWS 确认", "Waiting for AWS"),
        SubscriptionStatus.Active => new("生效中", "Active"),
        SubscriptionStatus.Failed => new("付款失败", "Payment failed"),
        SubscriptionStatus.Ending => new("正在结束", "Ending"),
        _ => new("已结束", "Ended"),
    };

    public static Text Meaning(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Pending => new("AWS 确认后开始计费。", "Billing starts once AWS confirms it."),
        SubscriptionStatus.Active => new(
            "续订或退订都在 AWS Marketplace 进行；续订后工作空间保持不变。",
            "Renew or cancel it on AWS Marketplace. A renewal keeps all workspaces."),
        SubscriptionStatus.Failed => new("AWS 未能完成付款，不会计费。", "AWS could not take the payment. Nothing is billed."),
        SubscriptionStatus.Ending => new(
            "AWS 已宣布结束：到此为止的用量仍由 AWS 出账，通常在一小时内结束；此前工作空间保持不变。",
            "AWS has announced the end, usually within an hour. AWS bills usage until then, and the workspaces stay as they are."),
        _ => new("AWS 已终止，不再计费。", "AWS has ended it. Nothing more is billed."),
    };
}
