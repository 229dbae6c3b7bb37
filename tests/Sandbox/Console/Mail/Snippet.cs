using System.Globalization;
using AngleSharp.Html.Parser;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>What a list of mails shows of a mail before it is opened: how its HTML begins, seen or unseen, else its text.</summary>
internal static class Snippet
{
    private const int Length = 140;

    public static string Of(ReceivedMail mail)
    {
        var body = mail.Html.Length > 0 ? new HtmlParser().ParseDocument(mail.Html).Body?.TextContent : null;
        var line = string.Join(' ', (body ?? mail.Text).Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Length ? Seen(line) : Seen(line[..Length]) + (IsSeen(line[Length - 1]) ? "…" : "");
    }

    /// <summary>Characters that nobody sees take their room all the same: by them a mail keeps what follows out of the list.</summary>
    private static string Seen(string line) => new string([.. line.Where(IsSeen)]).TrimEnd();

    private static bool IsSeen(char character) => character == ' '
        || CharUnicodeInfo.GetUnicodeCategory(character)
            is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator);
}
