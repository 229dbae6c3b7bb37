using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>
/// Renders a mail as HTML: table layout for Outlook, inline styles for Gmail, and no external resources.
/// </summary>
internal sealed class HtmlMail(Mail mail, Language language, string email, SupportContact support)
{
    /// <summary>Zero-width characters that keep the following text out of the preview.</summary>
    private static readonly Html Padding = Html.Join(Enumerable.Range(0, 90), _ => Html.Of($"&#847;&#8199;"));

    public string Render() => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{Tag}" xmlns:o="urn:schemas-microsoft-com:office:office">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
        <meta name="x-apple-disable-message-reformatting">
        <title>{Localize(mail.Subject)}</title>
        {MailStyles.Sheet}
        </head>
        <body{MailStyles.Ground}>
        <div{MailStyles.Unseen}>{Localize(mail.Preview)} {Padding}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f5f7fb"{MailStyles.Ground}><tr><td align="center"{MailStyles.Outer}>
        <!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"{MailStyles.Column}>
        <tr><td align="left"{MailStyles.Brand}>{Localize(MailTexts.Brand)}</td></tr>
        <tr><td align="left" bgcolor="#ffffff"{MailStyles.Card}>
        {Content}</td></tr>
        <tr><td align="left"{MailStyles.Foot}>
        {Foot}</td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr></table>
        </body>
        </html>

        """).Markup;

    private string Tag => language is Language.Chinese ? "zh-CN" : "en";

    private Html Content => Html.Of($"""
        <h1{MailStyles.Headline}>{Localize(mail.Headline)}</h1>
        <p{MailStyles.Paragraph}>{Localize(MailTexts.Greeting)}</p>
        {Html.Join(mail.Paragraphs, paragraph => Html.Of($"<p{MailStyles.Paragraph}>{Localize(paragraph)}</p>\n"))}{Facts}{Button}
        <h2{MailStyles.Section}>{Localize(mail.StepsTitle)}</h2>
        <ol{MailStyles.Steps}>
        {Html.Join(mail.Steps, Step)}</ol>
        {Workspaces}<p{MailStyles.Sign}>{Localize(MailTexts.Team)}</p>

        """);

    private Html Facts => Html.Of($"""
        <table width="100%" cellpadding="0" cellspacing="0" border="0"{MailStyles.Facts}>
        {Html.Join(mail.Facts, Fact)}</table>

        """);

    private Html Button => Html.Of($"""
        <table role="presentation" cellpadding="0" cellspacing="0" border="0"{MailStyles.ButtonTable}><tr><td align="center" bgcolor="#2450d8"{MailStyles.ButtonCell}><a href="{mail.Action.Address}"{MailStyles.Button}>{Localize(mail.Action.Label)}</a></td></tr></table>
        """);

    private Html Workspaces => mail.Workspaces.Count == 0 ? default : Html.Of($"""
        <h2{MailStyles.Section}>{Localize(MailTexts.WorkspacesTitle(mail.Workspaces.Count))}</h2>
        {Html.Join(mail.Workspaces.Sites, Site)}{(mail.Workspaces.More == 0 ? default : Html.Of($"<p{MailStyles.More}>{Localize(MailTexts.More(mail.Workspaces.More))}</p>\n"))}
        """);

    private Html Foot => Html.Of($"""
        <p{MailStyles.FootLine}>{Localize(MailTexts.Support)}<br>{Anchor($"mailto:{support.Email}", support.Email)} · {Anchor(support.Url.AbsoluteUri, Localize(MailTexts.SupportSite))}</p>
        <p{MailStyles.FootLine}>{Localize(MailTexts.Why(email))}<br>{Localize(MailTexts.NoSecrets)}</p>

        """);

    private Html Fact(MailFact fact)
    {
        var (name, value) = fact == mail.Facts[^1] ? (MailStyles.LastFactName, MailStyles.LastFactValue) : (MailStyles.FactName, MailStyles.FactValue);
        return Html.Of($"""
            <tr><th scope="row" align="left" valign="top"{name}>{Localize(fact.Name)}</th><td align="left" valign="top"{value}>{Localize(fact.Value)}</td></tr>

            """);
    }

    private Html Step(MailStep step) => Html.Of($"""
        <li{MailStyles.Step}><strong>{Localize(step.Title)}</strong><br>{Localize(step.Body)}{(step.Link is { } link
            ? Html.Of($"<br>{Anchor(link.Address.AbsoluteUri, Localize(link.Label))}")
            : default)}</li>

        """);

    private Html Site(SiteWorkspaces site) => Html.Of($"""
        <h3{MailStyles.Site}>{Localize(site.Site)}</h3>
        <ul{MailStyles.List}>
        {Html.Join(site.Workspaces, Workspace)}</ul>

        """);

    private static Html Workspace(WorkspaceLabel workspace) => Html.Of($"""
        <li{MailStyles.Workspace}>{(workspace.Name is { Length: > 0 } name ? Html.Of($"{name}<br>") : default)}<span{MailStyles.Id}>{workspace.Key.Id}</span></li>

        """);

    private static Html Anchor(string address, string label) => Html.Of($"<a href=\"{address}\"{MailStyles.Link}>{label}</a>");

    private string Localize(Text text) => text.In(language);
}
