using System.Globalization;
using System.Text;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Names that others chose, made fit for one line of a mail.</summary>
internal static class PlainText
{
    private static readonly Rune Space = new(' ');

    /// <summary>
    /// Line breaks, control characters and marks that reverse the reading direction become spaces; what is no valid Unicode becomes
    /// a replacement character.
    /// </summary>
    public static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            clean.Append(IsDisruptive(rune) ? Space : rune);
        }

        return clean.ToString().Trim();
    }

    private static bool IsDisruptive(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;
}
