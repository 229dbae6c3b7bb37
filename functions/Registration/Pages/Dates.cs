using System.Globalization;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Pages;

/// <summary>Moments as people read them. Buyers and workspaces are all over the world, so the zone is always said: UTC.</summary>
public static class Dates
{
    public static string Format(DateTimeOffset moment, Language language) => moment.UtcDateTime.ToString(
        language is Language.Chinese ? "yyyy'年'M'月'd'日' HH:mm 'UTC'" : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
