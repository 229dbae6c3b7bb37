using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Registration.Bills;

/// <summary>Why usage was handed back to the Expense Center, for those who pay.</summary>
public static class ReturnReasonTexts
{
    public static Text Of(UsageReturnReason reason) => reason switch
    {
        UsageReturnReason.Malformed => new("用量记录不完整或格式有误", "The usage record was incomplete or malformed"),
        UsageReturnReason.Conflict => new("同一编号的用量记录内容不一致", "Another usage record had the same ID and other content"),
        UsageReturnReason.UnknownWorkspace => new("未知的工作空间", "Unknown workspace"),
        UsageReturnReason.NotSettledThroughAws => new("该小时不由此 AWS 账号付费", "This AWS account did not pay in that hour"),
        UsageReturnReason.UnknownDimension => new("产品没有这个计费维度", "The product has no such dimension"),
        UsageReturnReason.InTheFuture => new("该小时尚未开始", "The hour had not begun"),
        UsageReturnReason.TooOld => new("用量上报得太晚", "The usage came too late"),
        UsageReturnReason.SubscriptionEnded => new("订阅已经结束", "The subscription had ended"),
        UsageReturnReason.NeverSubscribed => new("AWS 一直没有确认订阅，或未能完成付款", "AWS never confirmed the subscription, or could not take the payment"),
        UsageReturnReason.Fraction => new("订阅结束时剩余的不足一个单位的用量", "Less than one unit was left when the subscription ended"),
        UsageReturnReason.CustomerNotSubscribed => new("AWS 表示该账号没有生效的订阅", "AWS found no active subscription"),
        UsageReturnReason.DuplicateRecord => new("AWS 已有该小时的另一个用量", "AWS already had another quantity for that hour"),
        UsageReturnReason.Unclear => new("AWS 未及时答复，可能已经计费", "AWS gave no answer in time, and may have billed it"),
        _ => new("AWS 拒绝了该用量", "AWS refused the usage"),
    };
}
