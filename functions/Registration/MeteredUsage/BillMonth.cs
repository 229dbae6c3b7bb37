using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Registration.MeteredUsage;

/// <summary>A calendar month, in UTC as AWS bills it.</summary>
public readonly record struct BillMonth(int Year, int Month)
{
    public const string Parameter = "month";
    private const string Form = "yyyy-MM";

    /// <summary>Number of months that can be shown, including the current one.</summary>
    private const int MaxMonthsBack = 13;

    public static BillMonth Of(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month);

    /// <summary>
    /// The month in an address, such as <c>2026-11</c>; the current one when it is invalid, in the future, or too old.
    /// </summary>
    public static BillMonth Read(string? text, BillMonth current) => TryRead(text, current, out var month) ? month : current;

    /// <returns>False when it is invalid, in the future, or too old.</returns>
    public static bool TryRead(string? text, BillMonth current, out BillMonth month)
    {
        var isMonth = DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        month = new BillMonth(first.Year, first.Month);
        return isMonth && month.Number <= current.Number && month.Number > current.Number - MaxMonthsBack;
    }

    /// <summary>The months that can be shown, the latest first.</summary>
    public static ImmutableArray<BillMonth> All(BillMonth current) =>
        [.. Enumerable.Range(0, MaxMonthsBack).Select(back => At(current.Number - back))];

    public BillMonth? Before(BillMonth current) => Number - 1 > current.Number - MaxMonthsBack ? Previous : null;

    public BillMonth? After(BillMonth current) => Number < current.Number ? At(Number + 1) : null;

    /// <summary>The month before, whether it can be shown or not.</summary>
    public BillMonth Previous => At(Number - 1);

    public DateOnly FirstDay => new(Year, Month, 1);

    public int Days => DateTime.DaysInMonth(Year, Month);

    public Text Name => new(
        FirstDay.ToString("yyyy'年'M'月'", CultureInfo.InvariantCulture), FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>The name without the year.</summary>
    public Text ShortName => new(
        FirstDay.ToString("M'月'", CultureInfo.InvariantCulture), FirstDay.ToString("MMMM", CultureInfo.InvariantCulture));

    /// <summary>A day of the month, from 1.</summary>
    public Text DayName(int day) => new(
        FirstDay.AddDays(day - 1).ToString("M'月'd'日'", CultureInfo.InvariantCulture),
        FirstDay.AddDays(day - 1).ToString("d MMMM", CultureInfo.InvariantCulture));

    /// <summary>Whether usage metered at the moment is in this month.</summary>
    public bool Contains(DateTimeOffset moment) => DimensionBill.MonthOf(moment) == FirstDay;

    public override string ToString() => FirstDay.ToString(Form, CultureInfo.InvariantCulture);

    private int Number => (Year * 12) + Month - 1;

    private static BillMonth At(int number) => new(number / 12, (number % 12) + 1);
}
