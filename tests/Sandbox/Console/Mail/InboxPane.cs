using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>The list of mails, newest first.</summary>
internal static class InboxPane
{
    public static Html List(IReadOnlyList<ReceivedMail> all, ReceivedMail? openMail, DateTimeOffset now) => Html.Of($"""
        <nav class="inbox" aria-label="Inbox">
          <div class="inbox-bar">{Title(openMail is null)} <span class="badge">{all.Count}</span> <a href="/mail">Refresh</a></div>
          {(all.Count == 0
            ? Html.Of($"""<p class="nothing">No mail has been sent yet.</p>""")
            : Html.Of($"""<ul>{Html.Join(all.Reverse(), mail => Line(mail, mail.MessageId == openMail?.MessageId, now))}</ul>"""))}
        </nav>
        """);

    private static Html Line(ReceivedMail mail, bool isOpen, DateTimeOffset now)
    {
        var sender = Sender.Of(mail.From);
        return Html.Of($"""
            <li data-mail="{mail.MessageId}"><a href="/mail/{mail.MessageId}"{(isOpen ? Html.Of($" aria-current=\"page\"") : Html.Nothing)}>
              <span class="avatar" aria-hidden="true">{sender.Initial}</span>
              <span class="entry">
                <span class="sender">{sender.Name}</span> <time datetime="{mail.At:O}">{When(mail.At, now)}</time>
                <span class="subject">{mail.Subject}</span>
                <span class="snippet">{Snippet.Of(mail)}</span>
                <span class="recipient">to {string.Join(", ", mail.To)}</span>
              </span>
            </a></li>
            """);
    }

    /// <summary>An h1, unless an open mail's subject is the h1.</summary>
    private static Html Title(bool heading) => heading ? Html.Of($"<h1>Inbox</h1>") : Html.Of($"<b>Inbox</b>");

    private static Html When(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.Date == now.UtcDateTime.Date ? Html.Of($"{at.UtcDateTime:HH:mm}") : Html.Of($"{at.UtcDateTime:d MMM}");
}
