using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class FittingTests(Tabs tabs) : IClassFixture<Tabs>
{
    public static TheoryData<string, Language> Pages => Exhibit.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_the_width_of_a_phone_a_tablet_and_a_desktop(string name, Language language)
    {
        var page = await tabs.OpenAsync(name, language);
        var problems = new List<string>();
        foreach (var width in Widths.All)
        {
            await page.WidenAsync(width);
            problems.AddRange((await page.AskAsync("cut-text", false)).Select(problem => $"{width} px: {problem}"));
            await Pictures.TakeAsync(page, name, language, width);
        }

        Problems.None(problems);
    }

    [Fact]
    public async Task The_check_finds_a_page_that_does_not_fit()
    {
        const string Broken =
            """
            <!DOCTYPE html><html lang="en"><body><p style="width: 2000px; text-align: right">Wide</p>
            <p style="width: 20px; overflow: hidden">Unbreakable</p><p style="margin-left: -30px">Beside</p>
            <iframe src="about:blank" width="50" height="50"></iframe>
            <a href="/" style="position: absolute; left: -999px">Skip</a><p style="width: 20px; overflow: auto">Unbreakable</p>
            """;
        var page = await tabs.ShowAsync(Broken);
        await page.WidenAsync(Widths.Phone);
        await page.EvaluateAsync("() => document.querySelector('iframe').contentDocument.write('<p style=\"width: 99px\">Framed</p>')");
        Assert.Collection(
            await page.AskAsync("cut-text", false),
            problem => Assert.StartsWith("the page scrolls sideways, 2008 px of 360: p", problem, StringComparison.Ordinal),
            problem => Assert.Equal("\"Wide\" in p is cut off at the edge of the page", problem),
            problem => Assert.Equal("\"Unbreakable\" in p is cut off at its p", problem),
            problem => Assert.Equal("\"Beside\" in p is cut off at the edge of the page", problem),
            problem => Assert.StartsWith("the frame iframe is 50 × 50 px, its content ", problem, StringComparison.Ordinal));
    }
}
