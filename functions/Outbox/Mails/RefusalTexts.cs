using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Why a workspace is settled as before.</summary>
internal static class RefusalTexts
{
    public static Text Of(RefusedWorkspace refused) => refused.Reason switch
    {
        RefusalReason.NotYours => new(
            Chinese: "不存在，或不属于您的费用中心账号", English: "Does not exist, or does not belong to your Expense Center account"),
        RefusalReason.PaidByAnother => new(
            Chinese: "已由另一个云账号结算，可在“工作空间”页面更改",
            English: "Settled through another cloud account; you can change that on the Workspaces page"),
        RefusalReason.AccountClosed => new(
            Chinese: "云账号已不再接受工作空间", English: "The cloud account takes no more workspaces"),
        RefusalReason.SiteNotOnAws => new(Chinese: "所在站点不在 AWS 上", English: "The site does not run on AWS"),
        RefusalReason.OtherPartition => new(
            Chinese: "所在站点与此订阅不在同一 AWS 体系：AWS 中国区与全球区分开销售、分开出账",
            English: "The site and this subscription belong to different AWS partitions: AWS in China and AWS elsewhere sell and bill separately"),
        RefusalReason.ChangedThisMonth when refused.OpensAt is { } opensAt => new(
            Chinese: $"本月已更改过结算方式，{Timestamps.Format(opensAt).Chinese} 起可再次更改",
            English: $"The settlement method was changed this month; it can be changed again from {Timestamps.Format(opensAt).English}"),
        _ => new(
            Chinese: "尚未完成，请在云账号页面再试一次", English: "Not done yet; please try again on the cloud account's page"),
    };
}
