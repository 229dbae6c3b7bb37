using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>The metered units of one dimension by day, as bars.</summary>
/// <param name="Usage">The dimension.</param>
/// <param name="Month">The month.</param>
public sealed record DayChart(DimensionUsage Usage, BillMonth Month)
{
    /// <summary>Width of the drawing for a day; the drawing is stretched to the width of the page.</summary>
    public const int DayWidth = 10;

    /// <summary>Height of the drawing.</summary>
    public const int Height = 100;

    private const decimal BarWidth = 7.4m;

    /// <summary>Ends of a scale, times a power of ten: each half of it is a whole number as well.</summary>
    private static readonly int[] Ends = [2, 4, 6, 8, 10];

    public int Width => Month.Days * DayWidth;

    /// <summary>Each day with usage.</summary>
    public ImmutableArray<DayBar> Days { get; } =
        [.. Usage.Bill.Days.Where(day => day.Value.Accepted + day.Value.Waiting > 0).Select(day => new DayBar(day.Key, day.Value))];

    /// <summary>Units at the top of the scale.</summary>
    public long Top
    {
        get
        {
            var most = Days.Length == 0 ? 1 : Days.Max(day => day.Metered);
            long power = 1;
            while (power * Ends[^1] < most)
            {
                power *= 10;
            }

            return power * Ends.First(end => power * end >= most);
        }
    }

    /// <summary>The day with the most; null when there is none.</summary>
    public DayBar? Most => Days.IsEmpty ? null : Days.MaxBy(day => day.Metered);

    /// <summary>The days that have a label under their bar.</summary>
    public static bool IsLabelled(int day) => day == 1 || day % 5 == 0;

    /// <summary>Left edge, upper edge, width and height of a part of a bar.</summary>
    /// <param name="below">Units under it.</param>
    /// <param name="units">Units that it stands for.</param>
    public (string X, string Y, string Width, string Height) Bar(int day, long below, long units) => (
        Number(((day - 1) * DayWidth) + ((DayWidth - BarWidth) / 2)),
        Number(Height - (Height * (decimal)(below + units) / Top)),
        Number(BarWidth),
        Number(Height * (decimal)units / Top));

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A day of the month, from 1.</summary>
public sealed record DayBar(int Day, BilledUsage Usage)
{
    public long Metered => Usage.Accepted + Usage.Waiting;
}

/// <summary>The chart, and the other dimensions that it can show.</summary>
/// <param name="AddressOf">The page with the chart of a dimension.</param>
public sealed record DayChartModel(PageContext Page, DayChart Chart, ImmutableArray<DimensionUsage> Dimensions, Func<string, string> AddressOf);
