using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Payers;

/// <summary>Texts that say why an account may or may not pay for a workspace.</summary>
public static class PayerTexts
{
    public static Text Of(PayerVerdict verdict) => verdict switch
    {
        PayerVerdict.Allowed => new("可以选择", "Can be chosen"),
        PayerVerdict.Current => new("已由此 AWS 账号结算", "Settled through this AWS account already"),
        PayerVerdict.PaidByAnother => new(
            "已由另一个云账号结算；可在“工作空间”中更改结算方式",
            "Settled through another cloud account; change its settlement method under Workspaces"),
        PayerVerdict.AccountClosed(CloudAccountStatus.Failed) => new(
            "AWS 未能为这个云账号完成付款；请检查 AWS 的付款方式并重新订阅。",
            "AWS could not take the payment for this cloud account; check the payment method at AWS, then subscribe again."),
        PayerVerdict.AccountClosed(CloudAccountStatus.Unconfirmed) => new(
            "AWS 一直没有确认这个云账号的订阅，现在不能添加工作空间。",
            "AWS has not confirmed the subscription of this cloud account; no workspace can be added now."),
        PayerVerdict.AccountClosed(CloudAccountStatus.Ending) => new(
            "这个云账号的订阅正在结束，不能再添加工作空间。", "The subscription of this cloud account is ending; no workspace can be added."),
        PayerVerdict.AccountClosed => new("这个云账号的订阅已经结束。", "The subscription of this cloud account has ended."),
        PayerVerdict.OtherPartition => new(
            "所在站点与此订阅不在同一 AWS 体系：AWS 中国区与全球区分开销售、分开出账",
            "Its site and this subscription belong to different AWS partitions: AWS in China and AWS elsewhere sell and bill separately"),
        PayerVerdict.ChangedThisMonth(var opensAt) => new(
            $"本月已更改过结算方式，{Timestamps.Format(opensAt).Chinese} 起可再次更改",
            $"Its settlement method was changed this month; it can be changed again from {Timestamps.Format(opensAt).English}"),
        _ => new("所在站点不在 AWS 上", "Its site does not run on AWS"),
    };
}
