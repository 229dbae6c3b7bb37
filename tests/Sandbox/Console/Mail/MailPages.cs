using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.Signatures;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>The list of mails, and a mail to read.</summary>
internal static class MailPages
{
    public static void MapMail(this WebApplication app, Mailbox mailbox, SignatureCheck signatures, CallLog calls, TimeProvider time)
    {
        app.MapSendEmail(mailbox, signatures, calls, time);
        app.MapGet("/mail", () => Layout.Page("mail", "Mail", List(mailbox)));
        app.MapGet("/mail.json", () => Results.Json(new JsonArray([.. mailbox.All.Select(Describe)])));
        app.MapGet("/mail/{id}", (string id) => mailbox.All.FirstOrDefault(mail => mail.MessageId == id) is { } mail
            ? Layout.Page("mail", mail.Subject, Read(mail))
            : Layout.NotFound("mail", "mail"));
    }

    private static JsonObject Describe(ReceivedMail mail) => new()
    {
        ["messageId"] = mail.MessageId,
        ["at"] = mail.At,
        ["from"] = mail.From,
        ["to"] = new JsonArray([.. mail.To.Select(to => JsonValue.Create(to))]),
        ["subject"] = mail.Subject,
        ["html"] = mail.Html,
        ["text"] = mail.Text,
    };

    private static Html List(Mailbox mailbox)
    {
        var all = mailbox.All;
        return Html.Of($"""
            {(all.Count == 0 ? Html.Of($"<p>No mail has been sent yet.</p>") : Table(all))}
            <h2>Make trouble</h2>
            {SwitchPages.Panel(mailbox.Switches, "/mail")}
            """);
    }

    private static Html Table(IReadOnlyList<ReceivedMail> all) => Html.Of($"""
        <table>
          <thead><tr><th>When</th><th>To</th><th>Subject</th></tr></thead>
          <tbody>{Html.Join(all.Reverse(), Row)}</tbody>
        </table>
        """);

    private static Html Row(ReceivedMail mail) => Html.Of($"""
        <tr data-mail="{mail.MessageId}"><td>{mail.At:HH:mm:ss}</td><td>{string.Join(", ", mail.To)}</td>
          <td><a href="/mail/{mail.MessageId}">{mail.Subject}</a></td></tr>
        """);

    private static Html Read(ReceivedMail mail) => Html.Of($"""
        <dl class="facts">
          <dt>From</dt><dd>{mail.From}</dd>
          <dt>To</dt><dd>{string.Join(", ", mail.To)}</dd>
          {(mail.ReplyTo.Count == 0 ? Html.Nothing : Html.Of($"<dt>Reply to</dt><dd>{string.Join(", ", mail.ReplyTo)}</dd>"))}
          <dt>Sent</dt><dd>{mail.At:u}</dd>
          <dt>Message id</dt><dd><code>{mail.MessageId}</code></dd>
          {Html.Join(mail.Headers.Concat(mail.Tags), header => Html.Of($"<dt>{header.Key}</dt><dd>{header.Value}</dd>"))}
        </dl>
        <h2>HTML</h2>
        <iframe class="mail" title="The mail as HTML" sandbox srcdoc="{mail.Html}"></iframe>
        <h2>Text</h2>
        <pre id="mail-text">{mail.Text}</pre>
        """);
}
