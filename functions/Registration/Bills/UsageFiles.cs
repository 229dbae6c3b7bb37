using System.Text;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Bills;

/// <summary>How a month is divided into files.</summary>
public enum FilesBy
{
    /// <summary>One file for the month.</summary>
    Month,

    /// <summary>A file for each day.</summary>
    Day,

    /// <summary>A file for each hour.</summary>
    Hour,

    /// <summary>A file for each hour and dimension.</summary>
    Dimension,
}

/// <summary>
/// The files that hold the hours of a bill. Lambda's answer is limited, so a month that may be too large for one file is divided. The
/// number of rows is not known without reading them all: each workspace with usage of a dimension may have a row in every hour.
/// </summary>
/// <param name="By">How it is divided.</param>
/// <param name="LastDay">The last day that there may be usage of.</param>
public sealed record UsageFiles(FilesBy By, int LastDay)
{
    private const int HoursOfDay = 24;

    /// <param name="names">Names of the workspaces.</param>
    /// <param name="now">The time.</param>
    /// <param name="least">Divides it so at least: a file of the division above turned out to be too large.</param>
    public static UsageFiles Of(MonthUsage usage, IReadOnlyDictionary<WorkspaceKey, string> names, DateTimeOffset now, FilesBy least)
    {
        var lastDay = usage.Month.Contains(now) ? now.UtcDateTime.Day : usage.Month.Days;
        var (rows, size) = LargestHour(usage, names);
        var by = Fits(HoursOfDay * lastDay) ? FilesBy.Month : Fits(HoursOfDay) ? FilesBy.Day : Fits(1) ? FilesBy.Hour : FilesBy.Dimension;
        return new UsageFiles(by > least ? by : least, lastDay);

        bool Fits(int hours) => rows * hours <= UsageCsv.MaxRows && size * hours <= UsageCsv.MaxSize;
    }

    private static (long Rows, long Size) LargestHour(MonthUsage usage, IReadOnlyDictionary<WorkspaceKey, string> names)
    {
        var (rows, size) = (0L, 0L);
        foreach (var dimension in usage.Dimensions)
        {
            foreach (var workspace in dimension.Bill.Workspaces.Keys)
            {
                rows++;
                size += UsageCsv.UsualSize + Encoding.UTF8.GetByteCount(dimension.Key) + Encoding.UTF8.GetByteCount(names.GetValueOrDefault(workspace) ?? "");
            }
        }

        return (rows, size);
    }
}
