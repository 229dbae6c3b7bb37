using Guance.Serverless.Settlement.Languages;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class KeyboardTests(Tabs tabs) : IClassFixture<Tabs>
{
    public static TheoryData<string, Language> Pages => Exhibit.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Tab_reaches_all_that_can_be_used_in_reading_order_and_the_focus_shows(string name, Language language)
    {
        var page = await tabs.OpenAsync(name, language);
        Problems.None(await TourAsync(page));
    }

    [Fact]
    public async Task The_check_finds_a_control_that_the_keyboard_cannot_reach()
    {
        const string Broken =
            """
            <!DOCTYPE html><html lang="en"><main><a href="/a">One</a> <a href="/b" tabindex="1">Two</a>
            <button style="outline: none">Three</button> <a href="/c" style="position: absolute; left: -999px">Four</a>
            <label><input type="radio" name="r"> Five</label> <label><input type="radio" name="r"> Six</label>
            <a href="/d" onfocus="blur()">Seven</a>
            """;
        var page = await tabs.ShowAsync(Broken);
        Assert.Equal(
            [
                "the focus on button \"Three\" does not show",
                "a \"Four\" has the focus beside the page",
                "Tab does not reach a \"Seven\"",
                "Tab goes to a \"Two\" before a \"One\"",
            ],
            await TourAsync(page));
    }

    private static async Task<string[]> TourAsync(IPage page)
    {
        foreach (var _ in await page.AskAsync("focus-start"))
        {
            await page.Keyboard.PressAsync("Tab");
        }

        return await page.AskAsync("focus-end");
    }
}
