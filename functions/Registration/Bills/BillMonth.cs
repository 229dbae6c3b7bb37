using System.Globalization;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;

namespace Guance.Serverless.Registration.Bills;

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
    public static BillMonth Read(string? text, BillMonth current) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && new BillMonth(first.Year, first.Month) is var month && month.Number <= current.Number && month.Number > current.Number - MaxMonthsBack
            ? month
            : current;

    public BillMonth? Before(BillMonth current) => Number - 1 > current.Number - MaxMonthsBack ? At(Number - 1) : null;

    public BillMonth? After(BillMonth current) => Number < current.Number ? At(Number + 1) : null;

    public string Address => $"{SiteMap.Bills}?{Parameter}={this}";

    public Text Name => new(
        First.ToString("yyyy'年'M'月'", CultureInfo.InvariantCulture), First.ToString("MMMM yyyy", CultureInfo.InvariantCulture));

    public override string ToString() => First.ToString(Form, CultureInfo.InvariantCulture);

    private int Number => (Year * 12) + Month - 1;

    private DateTime First => new(Year, Month, 1, 0, 0, 0, DateTimeKind.Utc);

    private static BillMonth At(int number) => new(number / 12, (number % 12) + 1);
}
