using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Guance.Serverless.Settlement.Languages;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Pages;

public sealed partial class PageTests
{
    public static TheoryData<string, Language> Pages
    {
        get
        {
            var data = new TheoryData<string, Language>();
            foreach (var language in Enum.GetValues<Language>())
            {
                foreach (var (name, page) in Samples.All(language))
                {
                    using (page)
                    {
                        data.Add(name, language);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_a_language_a_title_and_one_main_heading(string name, Language language)
    {
        var page = await RenderAsync(name, language);
        Assert.Equal(language is Language.Chinese ? "zh" : "en", page.DocumentElement.GetAttribute("lang"));
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
        Assert.Equal(name.StartsWith("status ", StringComparison.Ordinal) ? 0 : 1, page.QuerySelectorAll("h1").Length);
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Hostile_names_stay_text_and_nothing_is_loaded_from_elsewhere(string name, Language language)
    {
        var page = await RenderAsync(name, language);
        Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style], [onerror], [onclick], object, embed, base"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Empty(script.TextContent));
        Assert.All(page.QuerySelectorAll("img, link, iframe, script"), element =>
            Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("form"), form => Assert.StartsWith("/", form.GetAttribute("action"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_control_has_an_accessible_name(string name, Language language)
    {
        var page = await RenderAsync(name, language);
        Assert.All(
            page.QuerySelectorAll("input:not([type=hidden]), select"),
            input => Assert.False(string.IsNullOrWhiteSpace(Label(page, input)), $"{input.OuterHtml} has no label"));
        Assert.All(page.QuerySelectorAll("a, button"), element => Assert.False(string.IsNullOrWhiteSpace(element.TextContent)));
        Assert.All(page.QuerySelectorAll("iframe"), frame => Assert.False(string.IsNullOrWhiteSpace(frame.GetAttribute("title"))));
        Assert.All(page.QuerySelectorAll("img"), picture => Assert.NotNull(picture.GetAttribute("alt")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_English_page_has_no_Chinese_except_the_brand_and_the_language_switch(string name, Language language)
    {
        var page = await RenderAsync(name, language);
        page.QuerySelectorAll(".brand, .language, title").ToList().ForEach(element => element.Remove());
        var chinese = ChineseText().IsMatch(page.DocumentElement.TextContent);
        Assert.Equal(language is Language.Chinese, chinese);
    }

    [Fact]
    public async Task The_history_does_not_show_a_strangers_name()
    {
        var page = await RenderAsync("cloud account Active", Language.English);
        var row = page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("was refused", StringComparison.Ordinal));
        Assert.DoesNotContain(Samples.Hostile, row.LastElementChild!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "zh")]
    [InlineData(Language.Chinese, "en")]
    public async Task A_page_switches_the_language_in_place(Language language, string other)
    {
        var link = (await RenderAsync("workspaces", language)).QuerySelector("a.language")!;
        Assert.StartsWith("/cloud-accounts?cursor=", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("&lang=" + other, link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(other, link.GetAttribute("lang"));
    }

    internal static async Task<IHtmlDocument> RenderAsync(string name, Language language)
    {
        using var page = Samples.All(language).First(sample => sample.Name == name).Page;
        var html = await page.RenderAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
    }

    private static string? Label(IHtmlDocument page, IElement input) =>
        input.Closest("label")?.TextContent ?? page.QuerySelector($"label[for='{input.Id}']")?.TextContent;

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex ChineseText();
}
