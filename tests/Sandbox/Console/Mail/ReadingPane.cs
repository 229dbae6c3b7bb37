using System.Text;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>The mail that is read: who, what and when above, below it the form of it that was chosen.</summary>
internal static class ReadingPane
{
    public static Html Show(ReceivedMail mail, MailView view)
    {
        var sender = Sender.Of(mail.From);
        return Html.Of($"""
            <p class="back"><a href="/mail">← Inbox</a></p>
            <h1>{mail.Subject}</h1>
            <div class="heading">
              <span class="avatar" aria-hidden="true">{sender.Initial}</span>
              <p><b>{sender.Name}</b> <span class="quiet">&lt;{sender.Address}&gt;</span><br>
                <span class="quiet">to {string.Join(", ", mail.To)}</span></p>
              <time datetime="{mail.At:O}">{mail.At.UtcDateTime:d MMMM yyyy, HH:mm} UTC</time>
            </div>
            <div class="views">
              <nav aria-label="Parts of the mail">
                {Choice(mail, view, view with { Part = MailPart.Html }, "HTML")}
                {Choice(mail, view, view with { Part = MailPart.Text }, "Plain text")}
                {Choice(mail, view, view with { Part = MailPart.Headers }, "Headers")}
              </nav>
              {(view.Part is MailPart.Html ? Appearances(mail, view) : Html.Nothing)}
            </div>
            {(view.Part is MailPart.Html ? Rendered(mail, view) : Html.Nothing)}
            <pre id="mail-text"{Unless(view.Part is MailPart.Text)}>{mail.Text}</pre>
            <dl class="facts" id="mail-headers"{Unless(view.Part is MailPart.Headers)}>{Headers(mail)}</dl>
            """);
    }

    private static Html Appearances(ReceivedMail mail, MailView view) => Html.Of($"""
        <nav class="widths" aria-label="Width">
          {Choice(mail, view, view with { Phone = false }, "Desktop")}
          {Choice(mail, view, view with { Phone = true }, "Phone")}
        </nav>
        <nav aria-label="Colours">
          {Choice(mail, view, view with { Dark = false }, "Light")}
          {Choice(mail, view, view with { Dark = true }, "Dark")}
        </nav>
        """);

    private static Html Choice(ReceivedMail mail, MailView now, MailView then, string label) => Html.Of($"""
        <a href="{then.Address(mail)}"{(then == now ? Html.Of($" aria-current=\"true\"") : Html.Nothing)}>{label}</a>
        """);

    private static Html Rendered(ReceivedMail mail, MailView view) => mail.Html.Length == 0
        ? Html.Of($"""<p class="nothing">This mail has no HTML.</p>""")
        : Html.Of($"""
            <div class="paper {(view.Dark ? "dark" : "light")}"><iframe class="mail {(view.Phone ? "phone" : "desktop")}" title="The mail as HTML"
              sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="{MailHtml.AsShown(mail.Html, view.Dark)}"></iframe></div>
            """);

    private static Html Headers(ReceivedMail mail) => Html.Join(
        [
            KeyValuePair.Create("From", mail.From),
            KeyValuePair.Create("To", string.Join(", ", mail.To)),
            .. mail.ReplyTo.Count == 0 ? [] : new[] { KeyValuePair.Create("Reply-To", string.Join(", ", mail.ReplyTo)) },
            KeyValuePair.Create("Date", $"{mail.At:r}"),
            KeyValuePair.Create("Subject", mail.Subject),
            KeyValuePair.Create("Message-ID", mail.MessageId),
            .. mail.Headers,
            .. mail.Tags,
            KeyValuePair.Create("Size", $"{Encoding.UTF8.GetByteCount(mail.Html):N0} bytes of HTML, {Encoding.UTF8.GetByteCount(mail.Text):N0} of text"),
        ],
        header => Html.Of($"<dt>{header.Key}</dt><dd>{header.Value}</dd>"));

    private static Html Unless(bool shown) => shown ? Html.Nothing : Html.Of($" hidden");
}
