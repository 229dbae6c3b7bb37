using System.Globalization;

namespace Guance.Serverless.Web.Languages;

/// <summary>Whole numbers as people read them: both languages part the thousands with a comma.</summary>
public static class Numbers
{
    public static string Format(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
