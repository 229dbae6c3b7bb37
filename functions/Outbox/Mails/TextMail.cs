using System.Text;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Renders a mail as plain text, with the same content in the same order as HTML.</summary>
internal sealed class TextMail(Mail mail, Language language, string email, SupportContact support)
{
    private readonly StringBuilder text = new();

    public string Render()
    {
        Part(Say(MailTexts.Brand));
        Part(Say(mail.Headline));
        Part(Say(MailTexts.Greeting));
        foreach (var paragraph in mail.Paragraphs)
        {
            Part(Say(paragraph));
        }

        Part(mail.Facts.Select(fact => Line(fact.Name, Say(fact.Value))));
        Part(Line(mail.Action));
        Part(Say(mail.StepsTitle));
        foreach (var (index, step) in mail.Steps.Index())
        {
            Part(Lines(step, $"{index + 1}. "));
        }

        Workspaces();
        Part(Say(MailTexts.Team));
        Part(["--", Say(MailTexts.Support), support.Email, Line(MailTexts.SupportSite, support.Url.AbsoluteUri)]);
        text.Append(Say(MailTexts.Why(email))).Append('\n').Append(Say(MailTexts.NoSecrets)).Append('\n');
        return text.ToString();
    }

    private void Workspaces()
    {
        var list = mail.Workspaces;
        if (list.Count == 0)
        {
            return;
        }

        Part(Say(MailTexts.WorkspacesTitle(list.Count)));
        foreach (var site in list.Sites)
        {
            Part(site.Workspaces.Select(Line).Prepend(Say(site.Site)));
        }

        if (list.More > 0)
        {
            Part(Say(MailTexts.More(list.More)));
        }
    }

    private IEnumerable<string> Lines(MailStep step, string number)
    {
        var indent = new string(' ', number.Length);
        yield return number + Say(step.Title);
        yield return indent + Say(step.Body);
        if (step.Link is { } link)
        {
            yield return indent + Line(link);
        }
    }

    private static string Line(WorkspaceLabel workspace) =>
        workspace.Name.Length == 0 ? $"- {workspace.Key.Id}" : $"- {workspace.Name} ({workspace.Key.Id})";

    private string Line(MailLink link) => Line(link.Label, link.Address.AbsoluteUri);

    private string Line(Text name, string value) => Say(MailTexts.Line(name, value));

    private void Part(IEnumerable<string> lines) => Part(string.Join('\n', lines));

    private void Part(string part) => text.Append(part).Append("\n\n");

    private string Say(Text said) => said.In(language);
}
