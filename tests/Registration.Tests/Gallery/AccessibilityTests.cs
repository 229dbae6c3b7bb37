using Guance.Serverless.Settlement.Languages;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class AccessibilityTests(AxeTabs tabs) : IClassFixture<AxeTabs>
{
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>What is expected of a document that stands alone.</summary>
    private static readonly string[] BestPractice = [.. Standards, "best-practice"];

    public static TheoryData<string, Language> Pages => Exhibit.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_keeps_WCAG_22_AA_at_every_width_in_light_and_dark(string name, Language language)
    {
        var page = await tabs.OpenAsync(name, language);
        var problems = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in Widths.All)
            {
                await page.WidenAsync(width);
                var found = await page.AskAsync("axe", Exhibit.IsFramed(name) ? Standards : BestPractice);
                problems.AddRange(found.Select(problem => $"{scheme}, {width} px: {problem}"));
            }
        }

        Problems.None(problems);
    }

    [Fact]
    public async Task The_check_finds_a_page_that_breaks_WCAG_22_AA()
    {
        const string Broken =
            """
            <!DOCTYPE html><html lang="en"><title>Broken</title><main><h1>Broken</h1>
            <p style="color: #bbb; background: #fff">Pale</p><img src="data:,"><input>
            <p style="background: linear-gradient(#fff, #000)">Fading</p>
            <button style="width: 12px; height: 12px; padding: 0">a</button><button style="width: 12px; padding: 0">b</button>
            """;
        var page = await tabs.ShowAsync(Broken);
        var rules = (await page.AskAsync("axe", Standards)).Select(problem => problem.Split(" at ")[0]).Distinct().Order();
        Assert.Equal(["color-contrast", "image-alt", "label", "perhaps color-contrast", "target-size"], rules);
    }
}
