using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Outbox.Tests.Mails;

/// <summary>What mail programs ask of the HTML form.</summary>
public partial class HtmlMailTests
{
    /// <summary>Gmail cuts a mail off behind 102 KB.</summary>
    private const int MaxBytes = 100_000;

    [Theory]
    [MemberData(nameof(Writing.Mails), MemberType = typeof(Writing))]
    public async Task A_mail_has_one_headline_one_button_and_a_preview(MailKind kind, Language language)
    {
        var message = Writing.Typical(kind, language);
        var says = Writing.Compose(message);
        var html = Parse(await Writing.WriteAsync(message));

        Assert.Equal(language is Language.Chinese ? "zh-CN" : "en", html.DocumentElement.GetAttribute("lang"));
        Assert.Equal(says.Subject.In(language), html.Title);
        Assert.Equal(says.Headline.In(language), Assert.Single(html.QuerySelectorAll("h1")).TextContent);
        var button = Assert.Single(html.QuerySelectorAll("a.button"));
        Assert.Equal((says.Action.Label.In(language), says.Action.Address.AbsoluteUri), (button.TextContent, button.GetAttribute("href")));
        var preview = html.Body!.FirstElementChild!;
        Assert.StartsWith(says.Preview.In(language), preview.TextContent, StringComparison.Ordinal);
        Assert.Contains("display:none", preview.GetAttribute("style"), StringComparison.Ordinal);
        Assert.InRange(says.Preview.In(language).Length, 20, 140);
    }

    [Theory]
    [MemberData(nameof(Writing.Mails), MemberType = typeof(Writing))]
    public async Task A_mail_loads_nothing_runs_nothing_and_links_only_to_known_addresses(MailKind kind, Language language)
    {
        var mail = await Writing.WriteAsync(Writing.Typical(kind, language));
        var html = Parse(mail);

        Assert.Empty(html.QuerySelectorAll("script,img,picture,svg,iframe,object,embed,link,base,form,input,button,video,audio,[src],[srcset],[background]"));
        Assert.DoesNotContain(html.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotMatch(Fetching(), mail.Html);
        Assert.All(html.QuerySelectorAll("a"), link => Assert.Matches(Known(), link.GetAttribute("href")!));
    }

    [Theory]
    [MemberData(nameof(Writing.Mails), MemberType = typeof(Writing))]
    public async Task Layout_tables_have_the_presentation_role_and_the_facts_are_a_data_table(MailKind kind, Language language)
    {
        var html = Parse(await Writing.WriteAsync(Writing.Typical(kind, language)));

        var facts = Assert.Single(html.QuerySelectorAll("table:not([role=presentation])"));
        Assert.All(facts.QuerySelectorAll("tr"), row => Assert.NotNull(row.QuerySelector("th[scope=row] + td")));
        Assert.All(html.QuerySelectorAll("table[role=presentation]"), table => Assert.Empty(table.QuerySelectorAll(":scope > tbody > tr > th")));
        Assert.All(html.QuerySelectorAll("h1,h2,h3,p,ol,ul,li,a,td,th"), element => Assert.True(element.HasAttribute("style"), element.OuterHtml));
        Assert.Equal("light dark", html.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
    }

    [Theory]
    [MemberData(nameof(Writing.Mails), MemberType = typeof(Writing))]
    public async Task The_plain_text_has_everything_that_the_HTML_has(MailKind kind, Language language)
    {
        var mail = await Writing.WriteAsync(Writing.Typical(kind, language));
        var text = string.Concat(mail.Text.Where(character => !char.IsWhiteSpace(character)));

        Assert.All(
            Parse(mail).QuerySelectorAll("h1,h2,h3,strong,th,td.line,p:not(:has(a)),li span,li a,a.button"),
            element => Assert.Contains(string.Concat(element.TextContent.Where(character => !char.IsWhiteSpace(character))), text, StringComparison.Ordinal));
        Assert.All(
            Parse(mail).QuerySelectorAll("a").Select(link => link.GetAttribute("href")!.Replace("mailto:", "", StringComparison.Ordinal)),
            address => Assert.Contains(address, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("名")]
    [InlineData("\"")]
    [InlineData("🚀")]
    public async Task A_mail_with_many_workspaces_and_long_names_stays_below_the_size_that_mail_programs_cut(string character)
    {
        var name = string.Concat(Enumerable.Repeat(character, 256))[..256];
        var known = Enumerable.Range(0, MailRequest.MaxListed).Select(number => Writing.Workspace("us1", number, name));
        var message = Writing.Message(MailKind.Unsubscribed, Language.Chinese, [.. known]) with { WorkspaceCount = 10_000 };
        var list = Writing.Compose(message).Workspaces;
        var mail = await Writing.WriteAsync(message);

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1, MaxBytes);
        Assert.InRange(10_000 - list.More, 30, MailRequest.MaxListed);
        Assert.Contains("10,000 个工作空间", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"另有 {list.More:N0} 个工作空间", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Workspaces_are_listed_site_by_site_in_the_order_of_the_configuration()
    {
        var list = Writing.Compose(Writing.Typical(MailKind.Unsubscribed, Language.English)).Workspaces;

        Assert.Equal(["Overseas 1 (Oregon)", "China 2 (Ningxia)", "zz9"], list.Sites.Select(site => site.Heading.English));
        Assert.Equal(["Production", "Staging"], list.Sites[0].Workspaces.Select(workspace => workspace.Name));
        Assert.Equal(1_200, list.More);
    }

    [Fact]
    public void Workspaces_with_names_of_ordinary_length_are_all_listed()
    {
        var known = Enumerable.Range(0, MailRequest.MaxListed).Select(number => Writing.Workspace("us1", number, $"生产环境 - payments {number}"));
        Assert.Equal(0, Writing.Compose(Writing.Message(MailKind.Unsubscribed, Language.English, [.. known])).Workspaces.More);
    }

    private static IDocument Parse(RenderedMail mail) => new HtmlParser().ParseDocument(mail.Html);

    [GeneratedRegex("url\\(|@import|@font-face|src=", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();

    [GeneratedRegex("^(mailto:support@guance\\.example|https://(aws\\.guance\\.example|guance\\.example|aws\\.amazon\\.com|console\\.aws\\.amazon\\.com)/.*)$")]
    private static partial Regex Known();
}
