using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Guance.Serverless.Settlement.Owners;

/// <summary>Who mails are from: an address, or a name and an address, such as <c>观测云 &lt;no-reply@example.com&gt;</c>.</summary>
public sealed partial class SenderAddress
{
    /// <summary>Longest sender that SES takes (SES API reference, SendEmail).</summary>
    private const int MaxLength = 320;

    /// <summary>Bytes in an encoded word: it may have 75 characters, of which 12 are not text (RFC 2047, 2).</summary>
    private const int BytesOfWord = 45;

    private static readonly SearchValues<char> InAtoms =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~ ");

    private SenderAddress(string name, EmailAddress address)
    {
        Name = name;
        Address = address;
    }

    /// <summary>As mail programs show it; empty for a bare address.</summary>
    public string Name { get; }

    public EmailAddress Address { get; }

    /// <summary>Reads a name as people write it, or in quotation marks, before an address in angle brackets; or a bare address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SenderAddress? sender)
    {
        text = text.Trim();
        var bracket = text.LastIndexOf('<');
        var isNamed = bracket >= 0 && text.EndsWith('>');
        var name = isNamed ? Unquote(text[..bracket].Trim()) : "";
        sender = EmailAddress.TryParse(isNamed ? text[(bracket + 1)..^1] : text, out var address) && IsName(name)
            ? new SenderAddress(name, address)
            : null;
        if (sender?.ToString().Length > MaxLength)
        {
            sender = null;
        }

        return sender is not null;
    }

    /// <summary>
    /// As SES takes it, in ASCII: a name with commas and the like is quoted (RFC 5322, 3.2.4), one in another script encoded (RFC 2047).
    /// </summary>
    public override string ToString() => Name.Length == 0 ? Address.Ascii : $"{Phrase(Name)} <{Address.Ascii}>";

    private static bool IsName(string name) => !name.Any(letter => char.IsControl(letter) || letter is '<' or '>')
        && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string Unquote(string name)
    {
        if (name.Length < 2 || name[0] != '"' || name[^1] != '"')
        {
            return name;
        }

        var plain = new StringBuilder();
        for (var at = 1; at < name.Length - 1; at++)
        {
            at += name[at] == '\\' && at < name.Length - 2 ? 1 : 0;
            plain.Append(name[at]);
        }

        return plain.ToString();
    }

    private static string Phrase(string name) =>
        EncodedWords.IsMatch(name) ? name
        : !Ascii.IsValid(name) || name.Contains("=?", StringComparison.Ordinal) ? string.Join(' ', Words(name))
        : name.AsSpan().ContainsAnyExcept(InAtoms) ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : name;

    /// <summary>A letter is never divided between two words.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var word = new List<byte>();
        foreach (var letter in name.EnumerateRunes().Select(rune => Encoding.UTF8.GetBytes(rune.ToString())))
        {
            if (word.Count + letter.Length > BytesOfWord)
            {
                yield return Encode(word);
                word.Clear();
            }

            word.AddRange(letter);
        }

        yield return Encode(word);
    }

    /// <summary>A name that is encoded already.</summary>
    [GeneratedRegex(@"^=\?[A-Za-z0-9-]+\?[BbQq]\?[!->@-~]+\?=( =\?[A-Za-z0-9-]+\?[BbQq]\?[!->@-~]+\?=)*$")]
    private static partial Regex EncodedWords { get; }

    private static string Encode(List<byte> word) => $"=?UTF-8?B?{Convert.ToBase64String([.. word])}?=";
}
