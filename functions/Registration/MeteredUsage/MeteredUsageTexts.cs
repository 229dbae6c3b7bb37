using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.MeteredUsage;

/// <summary>Texts about metered usage that several pages have.</summary>
public static class MeteredUsageTexts
{
    private const int MaxInLine = 2;

    public static Text SoFar(BillMonth month) => new($"{month.Name.Chinese}迄今用量", $"Usage in {month.Name.English} so far");

    public static Text ThisMonth { get; } = new("本月用量", "Usage this month");

    public static Text OpenBill { get; } = new("查看账单", "See the bill");

    public static Text NotMetered { get; } = new("此产品的用量不在这里计量", "The usage of this product is not metered here");

    public static Text NotMeteredHint { get; } = new(
        "用量与金额请在 AWS 账单控制台查看。", "See its usage and amounts in the AWS Billing console.");

    public static Text None { get; } = new("本月还没有用量", "No usage this month yet");

    public static Text NoneHint { get; } = new(
        "每个整点结束后约 15 分钟，该小时的用量会显示在这里。", "The usage of an hour appears here about 15 minutes after its end.");

    public static Text SoFarHint { get; } = new(
        "包括 AWS 已接受的用量和等待 AWS 答复的用量。", "What AWS has accepted, and what waits for AWS's answer.");

    /// <summary>A number of units, such as <c>1,234 GB</c>.</summary>
    public static Text Amount(long units, Text unit) => Amount(Numbers.Format(units), unit);

    /// <inheritdoc cref="Amount(long, Text)"/>
    public static Text Amount(decimal quantity, Text unit) => Amount(Numbers.Format(quantity), unit);

    /// <summary>The month in one line: its first dimensions.</summary>
    public static Text Line(MonthUsage usage)
    {
        if (usage.IsEmpty)
        {
            return usage.IsMetered ? None : NotMetered;
        }

        var parts = usage.Dimensions.Take(MaxInLine).Select(one => (one.Name, Amount: Amount(one.Metered, one.Unit))).ToList();
        var rest = usage.Dimensions.Length - parts.Count;
        return new(
            string.Join("，", parts.Select(one => $"{one.Name.Chinese} {one.Amount.Chinese}")) + (rest > 0 ? $"，另有 {rest} 项" : ""),
            string.Join(", ", parts.Select(one => $"{one.Name.English} {one.Amount.English}")) + (rest > 0 ? $", and {rest} more" : ""));
    }

    private static Text Amount(string number, Text unit) => new(
        unit.Chinese.Length == 0 ? number : $"{number} {unit.Chinese}", unit.English.Length == 0 ? number : $"{number} {unit.English}");
}
