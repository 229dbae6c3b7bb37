using System.Globalization;

namespace Guance.Serverless.Settlement.Languages;

/// <summary>Times as people read them. Buyers and workspaces are all over the world, so the zone is always shown: UTC.</summary>
public static class Timestamps
{
    public static Text Format(DateTimeOffset moment) => new(
        Chinese: moment.UtcDateTime.ToString("yyyy'年'M'月'd'日' HH:mm 'UTC'", CultureInfo.InvariantCulture),
        English: moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture));

    /// <summary>The day alone, in UTC.</summary>
    public static Text FormatDay(DateTimeOffset moment) => new(
        Chinese: moment.UtcDateTime.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture),
        English: moment.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
}
