using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The HTML form. Styles are in the elements, because mail programs drop style sheets; only dark mode needs one.</summary>
internal static class HtmlMail
{
    private const string DarkMode =
        "@media (prefers-color-scheme:dark){body{background:#101418!important}.card{background:#1b2127!important;color:#e6e9ec!important}"
        + ".faint{color:#9aa4ad!important}.link{color:#7db4ff!important}}";

    private const string Font = "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Helvetica,Arial,sans-serif";
    private const string Body = "margin:0;padding:24px 12px;background:#f2f4f6;" + Font;
    private const string Card = "max-width:600px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px;color:#1f2a33;font-size:15px;line-height:1.6";
    private const string Heading = "margin:0 0 24px;font-size:20px;line-height:1.35";
    private const string Subheading = "margin:28px 0 8px;font-size:16px";
    private const string Faint = "margin:12px 0 0;font-size:13px;color:#5c6870";
    private const string Paragraph = "margin:0 0 14px";
    private const string ListStyle = "margin:0 0 14px;padding-left:22px;overflow-wrap:anywhere";
    private const string Button = "display:inline-block;margin:18px 0;padding:11px 20px;border-radius:6px;background:#0b5cd6;color:#ffffff;text-decoration:none";
    private const string Link = "color:#0b5cd6";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(Mail mail, Language language, SupportContact support)
    {
        var html = new StringBuilder();
        var subject = Encode(mail.Subject.In(language));
        html.Append($"""
            <!DOCTYPE html>
            <html lang="{(language is Language.Chinese ? "zh-CN" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{subject}</title>
            <style>{DarkMode}</style>
            </head>
            <body style="{Body}">
            <div class="card" style="{Card}">
            <h1 style="{Heading}">{subject}</h1>
            <p style="{Paragraph}">{Encode(MailTexts.Greeting.In(language))}</p>

            """);
        foreach (var paragraph in mail.Paragraphs)
        {
            html.Append($"<p style=\"{Paragraph}\">{Encode(paragraph.In(language))}</p>\n");
        }

        var more = mail.MoreWorkspaces > 0 ? [MailTexts.More(mail.MoreWorkspaces)] : Array.Empty<Text>();
        List(html, "ul", [.. mail.Workspaces, .. more], language);
        html.Append($"<h2 style=\"{Subheading}\">{Encode(mail.StepsTitle.In(language))}</h2>\n");
        List(html, "ol", mail.Steps, language);
        html.Append($"""
            <p style="margin:0"><a href="{Encode(mail.Action.Address.AbsoluteUri)}" style="{Button}">{Encode(mail.Action.Label.In(language))}</a></p>
            <p style="{Paragraph}">{Encode(MailTexts.Team.In(language))}</p>
            <p class="faint" style="{Faint}">{Encode(MailTexts.Support.In(language))} <a class="link" style="{Link}" href="mailto:{Encode(support.Email)}">{Encode(support.Email)}</a> <a class="link" style="{Link}" href="{Encode(support.Url.AbsoluteUri)}">{Encode(support.Url.AbsoluteUri)}</a></p>
            <p class="faint" style="{Faint}">{Encode(MailTexts.Why.In(language))}</p>
            </div>
            </body>
            </html>

            """);
        return html.ToString();
    }

    private static void List(StringBuilder html, string element, IReadOnlyCollection<Text> lines, Language language)
    {
        if (lines.Count == 0)
        {
            return;
        }

        html.Append($"<{element} style=\"{ListStyle}\">\n");
        foreach (var line in lines)
        {
            html.Append($"<li>{Encode(line.In(language))}</li>\n");
        }

        html.Append($"</{element}>\n");
    }

    private static string Encode(string text) => Encoder.Encode(text);
}
