using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>The buyers' mail program: the list of mails on the left, the mail that is read on the right.</summary>
internal static class MailPages
{
    public static void MapMail(this WebApplication app, Mailbox mailbox, TimeProvider time)
    {
        app.MapGet("/mail", () => Layout.Headed("mail", "Mail", Client(mailbox, reading: null, time, Nothing)));
        app.MapGet("/mail.json", () => Results.Json(new JsonArray([.. mailbox.All.Select(Describe)])));
        app.MapGet("/mail/{id}", (string id, string? view, string? width, string? scheme) =>
            mailbox.All.FirstOrDefault(mail => mail.MessageId == id) is { } mail
                ? Layout.Headed("mail", mail.Subject, Client(mailbox, mail, time, ReadingPane.Show(mail, MailView.Of(view, width, scheme))))
                : Layout.NotFound("mail", "mail"));
    }

    private static Html Nothing => Html.Of($"""<p class="nothing">Choose a mail to read it here.</p>""");

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

    private static Html Client(Mailbox mailbox, ReceivedMail? reading, TimeProvider time, Html pane) => Html.Of($"""
        <div class="client {(reading is null ? "choosing" : "reading")}">
          {InboxPane.List(mailbox.All, reading, time.GetUtcNow())}
          <article class="pane" aria-label="Mail">{pane}</article>
        </div>
        <section class="trouble">
          <h2>Make trouble</h2>
          {SwitchPages.Panel(mailbox.Switches.All, "/mail")}
        </section>
        """);
}
