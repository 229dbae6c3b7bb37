using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Texts of the review before a change of the settlement method, and of the page after it.</summary>
public static class MethodReviewTexts
{
    public static Text Title { get; } = new("核对更改", "Review the change");

    public static Text From { get; } = new("目前由", "Paid now by");

    public static Text To { get; } = new("更改为", "Paid from now on by");

    public static Text WhatFollows { get; } = new("确认之后", "What follows");

    public static Text Confirm { get; } = new("确认更改", "Confirm the change");

    public static Text Back { get; } = new("返回修改", "Change the choice");

    public static Text Done { get; } = new("结算方式已生效", "The settlement method is in force");

    public static Text DoneHint { get; } = new("费用中心稍后也会显示新的结算方式。", "The Expense Center shows it shortly, too.");

    /// <summary>What the owner agrees to.</summary>
    public static Text Sentence(Text payer, string workspace) => new(
        $"确认后，{payer.Chinese} 将为工作空间“{workspace}”付费。",
        $"From the confirmation on, {SameMonth(payer.English)} pays for workspace \"{workspace}\".");

    public static Text InForce(Text payer, string workspace) => new(
        $"现在由 {payer.Chinese} 为工作空间“{workspace}”付费。",
        $"{payer.English} pays for workspace \"{workspace}\" now.");

    public static ImmutableArray<Text> Consequences(MethodReviewModel model)
    {
        var (before, chosen) = (MethodTexts.PayerOf(model.Methods), model.Chosen.Account);
        return
        [
            chosen is null
                ? new("新的用量计入费用中心的账单，不再计入 AWS 账单。", "New usage goes to the bill of the Expense Center, and no longer to AWS.")
                : new($"新的用量计入 AWS 账号 {chosen.AwsAccount} 的 AWS 账单。", $"New usage goes to the AWS bill of account {chosen.AwsAccount}."),
            new($"此前的用量仍由 {before.Chinese} 支付。", $"Usage until then stays with {SameMonth(before.English)}."),
            model.Methods.Payer is null
                ? new("您的其他工作空间和数据不受影响。", "Your other workspaces stay as they are, and no data is lost.")
                : new(
                    $"AWS 账号 {model.Methods.Payer.AwsAccount} 的订阅和登记保持不变，它的其他工作空间不受影响。",
                    $"The subscription of AWS account {model.Methods.Payer.AwsAccount} goes on, and so do its other workspaces."),
            .. chosen is { Status: CloudAccountStatus.Pending }
                ? [new("AWS 尚未确认这个订阅，确认之前不会计费。", "AWS has not confirmed this subscription yet; nothing is billed before.")]
                : (IEnumerable<Text>)[],
            NextChange(model),
        ];
    }

    public static Text NextChangeFrom(DateTimeOffset opensAt) => new(
        $"{Timestamps.Format(opensAt).Chinese} 起可以再次更改结算方式。",
        $"The settlement method can be changed again from {Timestamps.Format(opensAt).English}.");

    private static Text NextChange(MethodReviewModel model) =>
        model.Again is { } opensAt ? NextChangeFrom(opensAt)
        : model.Methods.IsLimited
            ? new("首次通过云账号结算不计入每月一次的更改：本月还可以再更改一次。", "The first settlement through a cloud account does not count: you can change it once more this month.")
            : new("结算方式可以随时再次更改。", "The settlement method can be changed again at any time.");

    /// <summary>Within a sentence.</summary>
    private static string SameMonth(string english) =>
        english.StartsWith("An ", StringComparison.Ordinal) ? "an " + english["An ".Length..] : english;
}
