using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>
/// How much more or less of a dimension was metered than in the month before. A month that has not ended is compared by its full days
/// with the same days of the month before.
/// </summary>
/// <param name="Fraction">0.125 for an eighth more.</param>
/// <param name="Before">The month that it is compared with.</param>
/// <param name="LastDay">The last of the days that are compared; null for whole months.</param>
public sealed record UsageChange(decimal Fraction, BillMonth Before, int? LastDay)
{
    /// <returns>Null when there is nothing to compare with.</returns>
    public static UsageChange? Between(DimensionBill bill, DimensionBill before, BillMonth month, DateTimeOffset now)
    {
        var lastDay = month.Contains(now) ? now.UtcDateTime.Day - 1 : (int?)null;
        var (units, unitsBefore) = (Metered(bill, lastDay), Metered(before, lastDay));
        return unitsBefore == 0 ? null : new UsageChange((decimal)(units - unitsBefore) / unitsBefore, month.Previous, lastDay);
    }

    public Text Amount => new(Numbers.Change(Fraction), Numbers.Change(Fraction));

    public Text Against
    {
        get
        {
            var last = LastDay is { } day ? Math.Min(day, Before.Days) : (int?)null;
            return last switch
            {
                null => new($"对比 {Before.ShortName.Chinese}", $"vs {Before.ShortName.English}"),
                1 => new($"对比 {Before.DayName(1).Chinese}", $"vs {Before.DayName(1).English}"),
                _ => new($"对比 {Before.DayName(1).Chinese}至{last}日", $"vs 1–{Before.DayName(last.Value).English}"),
            };
        }
    }

    private static long Metered(DimensionBill bill, int? lastDay) =>
        bill.Days.Where(day => lastDay is null || day.Key <= lastDay).Sum(day => day.Value.Accepted + day.Value.Waiting);
}
