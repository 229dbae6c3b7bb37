using Guance.Serverless.Settlement.Languages;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class PaperTests(Tabs tabs) : IClassFixture<Tabs>
{
    /// <summary>A4 between margins of a centimetre.</summary>
    private const int Width = 718;

    public static TheoryData<string, Language> Pages => Exhibit.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_printed_page_has_everything_that_the_screen_has(string name, Language language)
    {
        var page = await tabs.OpenAsync(name, language);
        Problems.None(await PrintAsync(page));
    }

    [Fact]
    public async Task The_check_finds_text_that_is_not_printed()
    {
        const string Broken =
            """
            <!DOCTYPE html><html lang="en"><style>body { background: #eee } @media print { .gone, button, a { display: none } }</style>
            <main><h1 class="gone">Heading</h1><p style="width: 20px; overflow: auto">Unbreakable</p><button>Act</button>
            <p><a href="/">Act</a></p><ul><li><a href="/">Name</a></li></ul></main>
            """;
        var page = await tabs.ShowAsync(Broken);
        Assert.Equal(
            [
                "\"Heading\" is not on paper",
                "\"Name\" is not on paper",
                "body is rgb(238, 238, 238)",
                "\"Unbreakable\" in p is cut off at its p",
            ],
            await PrintAsync(page));
    }

    private static async Task<IReadOnlyCollection<string>> PrintAsync(IPage page)
    {
        await page.WidenAsync(Width);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        var onScreen = await page.AskAsync("paper-text");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var onPaper = (await page.AskAsync("paper-text")).ToHashSet();
        return
        [
            .. onScreen.Where(text => !onPaper.Contains(text)).Select(text => $"\"{text}\" is not on paper"),
            .. await page.AskAsync("paper-ground"),
            .. await page.AskAsync("cut-text", true),
        ];
    }
}
