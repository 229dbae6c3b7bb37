using System.Globalization;

namespace Guance.Serverless.Web.Languages;

/// <summary>Formats numbers for display: both languages separate thousands with a comma, and fractions with a point.</summary>
public static class Numbers
{
    public static string Format(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Exact, up to nine decimal places: no more than usage has.</summary>
    public static string Format(decimal number) => number.ToString("#,##0.#########", CultureInfo.InvariantCulture);

    /// <param name="amount">Rounded to cents.</param>
    /// <param name="currency">ISO 4217, such as USD.</param>
    public static string Money(decimal amount, string currency) => $"{currency} {amount.ToString("N2", CultureInfo.InvariantCulture)}";

    /// <summary>How much more or less, with its sign, such as <c>+12.5%</c>.</summary>
    /// <param name="fraction">0.125 for an eighth.</param>
    public static string Change(decimal fraction) => fraction.ToString("+#,##0.0%;−#,##0.0%;±0%", CultureInfo.InvariantCulture);
}
