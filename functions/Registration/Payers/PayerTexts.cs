using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Payers;

/// <summary>Texts that say why an account may or may not pay for a workspace.</summary>
public static class PayerTexts
{
    public static Text Of(PayerVerdict verdict) => verdict switch
    {
        PayerVerdict.Allowed => new("可以选择", "Can be selected"),
        PayerVerdict.Current => new("已由此 AWS 账号付费", "This AWS account already pays for it"),
        PayerVerdict.PaidByAnother => new(
            "由另一个云账号付费；可在“工作空间”中更改结算方式",
            "Another cloud account pays for it; change that under Workspaces"),
        PayerVerdict.AccountClosed(CloudAccountStatus.Failed) => new(
            "AWS 未能为这个云账号完成付款；请检查 AWS 的付款方式并重新订阅。",
            "AWS could not take the payment for this cloud account. Check the payment method on AWS, then subscribe again."),
        PayerVerdict.AccountClosed(CloudAccountStatus.Unconfirmed) => new(
            "AWS 一直没有确认这个云账号的订阅，现在不能添加工作空间。",
            "AWS has not confirmed this cloud account's subscription, so no workspaces can be added right now."),
        PayerVerdict.AccountClosed(CloudAccountStatus.Ending) => new(
            "这个云账号的订阅正在结束，不能再添加工作空间。", "This cloud account's subscription is ending, so no workspaces can be added."),
        PayerVerdict.AccountClosed => new("这个云账号的订阅已经结束。", "This cloud account's subscription has ended."),
        PayerVerdict.OtherPartition => new(
            "所在站点与此订阅不属于同一 AWS 分区：AWS 中国区与全球区分开销售、分开出账",
            "Its site belongs to another AWS partition than this subscription: AWS China and AWS elsewhere sell and bill separately"),
        PayerVerdict.ChangedThisMonth(var opensAt) => new(
            $"本月已更改过结算方式，{Timestamps.Format(opensAt).Chinese} 起可再次更改",
            $"Its settlement method was changed this month; it can be changed again from {Timestamps.Format(opensAt).English}"),
        _ => new("所在站点不在 AWS 上", "Its site does not run on AWS"),
    };
}
