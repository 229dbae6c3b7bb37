using System.Globalization;
using System.Text;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Cleans names that users chose, for one line of a mail.</summary>
internal static class PlainText
{
    private static readonly Rune Space = new(' ');

    /// <summary>
    /// Replaces line breaks, control characters and marks that reverse the reading direction with spaces, and invalid
    /// Unicode with a replacement character.
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
