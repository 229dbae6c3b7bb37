using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Guance.Serverless.Settlement.Owners;

/// <summary>
/// An e-mail address that SES can send to: ASCII before the @, a domain in any script after it. Only sending a mail shows whether it
/// exists.
/// </summary>
public sealed class EmailAddress
{
    /// <summary>Of the whole address, with the domain in Punycode.</summary>
    public const int MaxLength = 254;

    private const int MaxNameLength = 64;
    private static readonly SearchValues<char> InNames =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly IdnMapping Punycode = new() { UseStd3AsciiRules = true };

    private EmailAddress(string text, string ascii)
    {
        Text = text;
        Ascii = ascii;
    }

    /// <summary>As its owner wrote it.</summary>
    public string Text { get; }

    /// <summary>As SES takes it: the domain in Punycode.</summary>
    public string Ascii { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? address)
    {
        var at = text.LastIndexOf('@');
        address = at is > 0 and <= MaxNameLength && IsName(text.AsSpan(0, at))
            && AsciiDomain(text[(at + 1)..]) is { } domain && at + 1 + domain.Length <= MaxLength
                ? new EmailAddress(text, $"{text[..at]}@{domain}")
                : null;
        return address is not null;
    }

    /// <summary>
    /// Whether only letters before the @ that are not ASCII are in the way. Mailboxes with such names exist, but SES cannot send to them.
    /// </summary>
    public static bool HasForeignName(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || System.Text.Ascii.IsValid(text.AsSpan(0, at)))
        {
            return false;
        }

        var replaced = string.Concat(text[..at].Select(letter => char.IsAscii(letter) ? letter : 'a'));
        return TryParse(replaced + text[at..], out _);
    }

    private static bool IsName(ReadOnlySpan<char> name) =>
        !name.ContainsAnyExcept(InNames) && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal);

    /// <returns>The domain in Punycode; null when it is no domain of the Internet.</returns>
    private static string? AsciiDomain(string domain)
    {
        // An input method for Chinese writes the ideographic full stop, which is a dot in domains too (RFC 3490, 3.1).
        var labels = domain.Replace('。', '.').Split('.');
        if (labels.Length < 2 || !labels.All(IsLabel) || labels[^1].All(char.IsAsciiDigit))
        {
            return null;
        }

        try
        {
            return Punycode.GetAscii(string.Join('.', labels).ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            // A label or the whole is too long in Punycode, or mixes directions of reading.
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.EnumerateRunes().All(IsInLabels)
        && Rune.GetUnicodeCategory(label.EnumerateRunes().First()) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsInLabels(Rune letter) => letter.Value == '-'
        || (letter.IsAscii ? Rune.IsLetterOrDigit(letter) : Rune.GetUnicodeCategory(letter) is
            UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber);
}
