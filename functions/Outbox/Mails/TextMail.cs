using System.Text;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Renders a mail as plain text, with the same content in the same order as HTML.</summary>
internal sealed class TextMail(MailModel model)
{
    private readonly MailContent mail = model.Mail;
    private readonly StringBuilder text = new();

    public string Render()
    {
        Part(Localize(MailTexts.Brand));
        Part(Localize(mail.Headline));
        Part(Localize(MailTexts.Greeting));
        foreach (var paragraph in mail.Paragraphs)
        {
            Part(Localize(paragraph));
        }

        Part(mail.Facts.Select(fact => Line(fact.Name, Localize(fact.Value))));
        Part(Line(mail.Action));
        Part(Localize(mail.StepsTitle));
        foreach (var (index, step) in mail.Steps.Index())
        {
            Part(Lines(step, $"{index + 1}. "));
        }

        Workspaces(mail.Refused, MailTexts.RefusedTitle, MailTexts.MoreRefused);
        Workspaces(mail.Workspaces, MailTexts.WorkspacesTitle, MailTexts.More);
        Part(Localize(MailTexts.Team));
        Part(["--", Localize(MailTexts.Support), model.Support.Email, Line(MailTexts.SupportSite, model.Support.Url.AbsoluteUri)]);
        text.Append(Localize(MailTexts.Why(model.Email))).Append('\n').Append(Localize(MailTexts.NoSecrets)).Append('\n');
        return text.ToString();
    }

    private void Workspaces(WorkspaceList list, Func<int, Text> title, Func<int, Text> more)
    {
        if (list.Count == 0)
        {
            return;
        }

        Part(Localize(title(list.Count)));
        foreach (var site in list.Sites)
        {
            Part(site.Workspaces.Select(Line).Prepend(Localize(site.Heading)));
        }

        if (list.More > 0)
        {
            Part(Localize(more(list.More)));
        }
    }

    private IEnumerable<string> Lines(MailStep step, string number)
    {
        var indent = new string(' ', number.Length);
        yield return number + Localize(step.Title);
        yield return indent + Localize(step.Body);
        if (step.Link is { } link)
        {
            yield return indent + Line(link);
        }
    }

    private static string Line(WorkspaceLabel workspace) =>
        workspace.Name.Length == 0 ? $"- {workspace.Key.Id}" : $"- {workspace.Name} ({workspace.Key.Id})";

    private string Line(MailLink link) => Line(link.Label, link.Address.AbsoluteUri);

    private string Line(Text name, string value) => Localize(MailTexts.Line(name, value));

    private void Part(IEnumerable<string> lines) => Part(string.Join('\n', lines));

    private void Part(string part) => text.Append(part).Append("\n\n");

    private string Localize(Text said) => model.Localize(said);
}
