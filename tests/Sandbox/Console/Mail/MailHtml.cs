using System.Text.RegularExpressions;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>A mail's HTML as a mail program shows it.</summary>
internal static partial class MailHtml
{
    /// <summary>
    /// Its links open elsewhere, and light or dark is what the reader chose: browsers tell a frame only what the whole system is set to.
    /// </summary>
    public static string AsShown(string html, bool dark)
    {
        var scheme = dark ? "dark" : "light";
        var ours = $$"""<base target="_blank"><style>:root{color-scheme:{{scheme}}!important}</style>""";
        var chosen = Scheme().Replace(html, match => match.Groups[1].Value == scheme ? "(min-width:0)" : "(max-width:0)");
        return Head().IsMatch(chosen) ? Head().Replace(chosen, match => match.Value + ours, count: 1) : ours + chosen;
    }

    [GeneratedRegex(@"\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)")]
    private static partial Regex Scheme();

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Head();
}
