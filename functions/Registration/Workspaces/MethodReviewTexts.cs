using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Texts of the review before a change of the settlement method, and of the page after it.</summary>
public static class MethodReviewTexts
{
    public static Text Title { get; } = new("核对更改", "Review the change");

    public static Text From { get; } = new("当前付费方", "Current payer");

    public static Text To { get; } = new("更改后付费方", "New payer");

    public static Text WhatFollows { get; } = new("确认之后", "What happens next");

    public static Text Confirm { get; } = new("确认更改", "Confirm change");

    public static Text Back { get; } = new("返回修改", "Change selection");

    public static Text Done { get; } = new("结算方式已更改", "Settlement method changed");

    public static Text DoneHint { get; } = new("费用中心稍后会显示新的结算方式。", "The Expense Center will show the new method shortly.");

    /// <summary>What the owner agrees to.</summary>
    public static Text Sentence(Text payer, string workspace) => new(
        $"确认后，{payer.Chinese} 将为工作空间“{workspace}”付费。",
        $"Once you confirm, {SameMonth(payer.English)} pays for workspace \"{workspace}\".");

    public static Text InForce(Text payer, string workspace) => new(
        $"现在由 {payer.Chinese} 为工作空间“{workspace}”付费。",
        $"{payer.English} pays for workspace \"{workspace}\" now.");

    public static ImmutableArray<Text> Consequences(MethodReviewModel model)
    {
        var (before, chosen) = (MethodTexts.PayerOf(model.Methods), model.Chosen.Account);
        return
        [
            chosen is null
                ? new($"今后的用量计入费用中心的账单，不再由{before.Chinese}支付。", $"From now on its usage goes on the Expense Center bill instead of {SameMonth(before.English)}.")
                : new($"今后的用量计入 AWS 账号 {chosen.AwsAccount} 的 AWS 账单。", $"From now on its usage goes on the AWS bill of account {chosen.AwsAccount}."),
            new($"此前的用量仍由 {before.Chinese} 支付。", $"Earlier usage is still paid by {SameMonth(before.English)}."),
            model.Methods.Payer is null
                ? new("您的其他工作空间和数据不受影响。", "Your other workspaces don't change, and no data is lost.")
                : new(
                    $"AWS 账号 {model.Methods.Payer.AwsAccount} 的订阅和登记保持不变，它的其他工作空间不受影响。",
                    $"The subscription of AWS account {model.Methods.Payer.AwsAccount} goes on, and its other workspaces don't change."),
            .. chosen is { Status: CloudAccountStatus.Pending }
                ? [new("AWS 尚未确认这个订阅，确认之前不会计费。", "AWS has not confirmed this subscription yet. Nothing is billed until it does.")]
                : (IEnumerable<Text>)[],
            NextChange(model),
        ];
    }

    public static Text NextChangeFrom(DateTimeOffset opensAt) => new(
        $"{Timestamps.Format(opensAt).Chinese} 起可以再次更改结算方式。",
        $"You can change the settlement method again from {Timestamps.Format(opensAt).English}.");

    private static Text NextChange(MethodReviewModel model) =>
        model.Again is { } opensAt ? NextChangeFrom(opensAt)
        : model.Methods.IsLimited
            ? new("首次通过云账号结算不计入每月一次的更改：本月还可以再更改一次。", "The first time a cloud account pays does not count: you can change the method once more this month.")
            : new("结算方式可以随时再次更改。", "You can change the settlement method again at any time.");

    /// <summary>Within a sentence.</summary>
    private static string SameMonth(string english) =>
        english.StartsWith("An ", StringComparison.Ordinal) ? "an " + english["An ".Length..] : english;
}
