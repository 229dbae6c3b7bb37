using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Mail;

namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>The mail program of the Sandbox.</summary>
public sealed class MailPageTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const string Html = """
        <!DOCTYPE html><html><head><title>t</title><style>@media (prefers-color-scheme:dark){p{color:#fff}}</style></head>
        <body><div style="display:none">In short&#847;&#8199;&#847;&#8199;</div>
        <h1>Headline</h1>
        <a href="https://example.com/">on</a></body></html>
        """;

    [Fact]
    public async Task The_inbox_lists_sender_subject_preview_and_recipient_newest_first()
    {
        Receive("older", "First");
        Receive("newer", "Second <i>");
        var inbox = await OpenAsync("/mail");

        var entries = inbox.QuerySelectorAll("[data-mail]");
        Assert.Equal(["newer", "older"], entries.Take(2).Select(entry => entry.GetAttribute("data-mail")));
        Assert.Equal("Guance", entries[0].QuerySelector(".sender")!.TextContent);
        Assert.Equal("Second <i>", entries[0].QuerySelector(".subject")!.TextContent);
        Assert.Equal("In short Headline on", entries[0].QuerySelector(".snippet")!.TextContent);
        Assert.Equal("to alice@example.com", entries[0].QuerySelector(".recipient")!.TextContent);
        Assert.Equal("/mail/newer", entries[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(2, inbox.QuerySelectorAll("[data-switch]").Length);
    }

    [Fact]
    public async Task A_mail_is_shown_in_a_frame_that_runs_nothing_and_opens_links_elsewhere()
    {
        Receive("shown", "Shown");
        var page = await OpenAsync("/mail/shown");

        Assert.Equal("Shown", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        var frame = page.QuerySelector("iframe")!;
        Assert.Equal("allow-popups allow-popups-to-escape-sandbox", frame.GetAttribute("sandbox"));
        var shown = await new HtmlParser().ParseDocumentAsync(frame.GetAttribute("srcdoc")!);
        Assert.Equal("_blank", shown.QuerySelector("base")!.GetAttribute("target"));
        Assert.Equal("Headline", shown.QuerySelector("h1")!.TextContent);
        Assert.Contains("Guance", page.QuerySelector(".heading")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("alice@example.com", page.QuerySelector(".heading")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("page", page.QuerySelector("[data-mail=shown] a")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Links_lead_to_text_headers_phone_and_dark_and_every_part_keeps_its_place()
    {
        Receive("parts", "Parts");
        var page = await OpenAsync("/mail/parts?width=phone&scheme=dark");
        Assert.Contains("@media (min-width:0)", page.QuerySelector("iframe.phone")!.GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.Equal("text of parts", page.QuerySelector("#mail-text[hidden]")!.TextContent);

        var text = await OpenAsync(Assert.Single(page.QuerySelectorAll(".views a"), link => link.TextContent == "Plain text").GetAttribute("href")!);
        Assert.Equal("text of parts", text.QuerySelector("#mail-text:not([hidden])")!.TextContent);
        Assert.Null(text.QuerySelector("iframe"));

        var headers = await OpenAsync(Assert.Single(text.QuerySelectorAll(".views a"), link => link.TextContent == "Headers").GetAttribute("href")!);
        Assert.Contains("X-Guance-Mail-Id", headers.QuerySelector("#mail-headers:not([hidden])")!.TextContent, StringComparison.Ordinal);
        var back = Assert.Single(headers.QuerySelectorAll(".views a"), link => link.TextContent == "HTML").GetAttribute("href");
        Assert.Equal("/mail/parts?width=phone&scheme=dark", back);
    }

    [Fact]
    public async Task In_light_mode_the_styles_for_dark_mode_do_not_apply()
    {
        Receive("light", "Light");
        var page = await OpenAsync("/mail/light");
        Assert.Contains("@media (max-width:0)", page.QuerySelector("iframe.desktop")!.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_mail_that_does_not_exist_is_404()
    {
        var response = await fixture.Http.GetAsync(new Uri("/mail/none", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void A_preview_ends_at_the_padding_of_the_mail()
    {
        var padding = string.Concat(Enumerable.Repeat("&#847;&#8199;", 90));
        var mail = new ReceivedMail("id", default, "a@b.c", ["c@d.e"], "", $"<div>In short{padding}</div><p>All of it</p>", "");
        Assert.Equal("In short", Snippet.Of(mail));
        Assert.Equal(new string('x', 140) + "…", Snippet.Of(mail with { Html = "", Text = new string('x', 200) }));
    }

    [Theory]
    [InlineData("Guance <no-reply@example.com>", "Guance", "no-reply@example.com")]
    [InlineData("\"Guance 观测云\" <a@b.c>", "Guance 观测云", "a@b.c")]
    [InlineData("a@b.c", "a@b.c", "a@b.c")]
    [InlineData("<a@b.c>", "a@b.c", "a@b.c")]
    public void A_sender_has_a_display_name_and_an_address(string from, string name, string address) =>
        Assert.Equal(new Sender(name, address), Sender.Of(from));

    private void Receive(string id, string subject) => fixture.Console.Mail.Ses.Add(new ReceivedMail(
        id, fixture.Time.GetUtcNow(), "Guance <no-reply@example.com>", ["alice@example.com"], subject, Html, $"text of {id}")
    {
        Headers = [KeyValuePair.Create("X-Guance-Mail-Id", "01KB")],
    });

    private async Task<IDocument> OpenAsync(string path) =>
        await new HtmlParser().ParseDocumentAsync(
            await fixture.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
}
