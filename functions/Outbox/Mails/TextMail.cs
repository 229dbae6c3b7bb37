using System.Text;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The form for readers without HTML.</summary>
internal static class TextMail
{
    public static string Render(Mail mail, Language language, SupportContact support)
    {
        var text = new StringBuilder();
        Paragraph(MailTexts.Greeting.In(language));
        foreach (var paragraph in mail.Paragraphs)
        {
            Paragraph(paragraph.In(language));
        }

        if (!mail.Workspaces.IsEmpty)
        {
            List(mail.Workspaces.Append(mail.MoreWorkspaces > 0 ? MailTexts.More(mail.MoreWorkspaces) : null)
                .OfType<Text>().Select(line => $"- {line.In(language)}"));
        }

        Paragraph(mail.StepsTitle.In(language));
        List(mail.Steps.Select((step, index) => $"{index + 1}. {step.In(language)}"));
        Paragraph(MailTexts.Link(mail.Action).In(language));
        Paragraph(MailTexts.Team.In(language));
        Paragraph($"{MailTexts.Support.In(language)} {support.Email} {support.Url}");
        text.Append(MailTexts.Why.In(language)).Append('\n');
        return text.ToString();

        void Paragraph(string line) => text.Append(line).Append("\n\n");

        void List(IEnumerable<string> lines) => text.AppendJoin('\n', lines).Append("\n\n");
    }
}
