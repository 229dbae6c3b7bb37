using System.Globalization;

namespace Guance.Serverless.Web.Languages;

/// <summary>Formats whole numbers for display: both languages separate thousands with a comma.</summary>
public static class Numbers
{
    public static string Format(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
