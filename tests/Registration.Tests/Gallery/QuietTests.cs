using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class QuietTests(GalleryFixture gallery, Tabs tabs, ScriptlessTabs scriptless)
    : IClassFixture<Tabs>, IClassFixture<ScriptlessTabs>
{
    public static TheoryData<string, Language> Pages => Exhibit.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_loads_without_console_messages_and_without_requests_to_other_hosts(string name, Language language)
    {
        using var noises = new Noises(await tabs.TabAsync(language), await gallery.AddressAsync());
        var page = await tabs.OpenAsync(name, language);
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        Problems.None(noises.Heard);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_the_same_text_without_scripts(string name, Language language)
    {
        var without = await scriptless.OpenAsync(name, language);
        Problems.None(await without.AskAsync("shown-by-script"));
        var with = await tabs.OpenAsync(name, language);
        Assert.Equal(await without.AskAsync("main-text"), await with.AskAsync("main-text"));
    }

    [Fact]
    public async Task The_check_finds_a_page_that_writes_to_the_console()
    {
        const string Broken =
            """
            <!DOCTYPE html><html lang="en"><title>Broken</title><img src="/missing.png" alt=""><img src="http://127.0.0.2:81/" alt="">
            <script>alert(1)</script>
            """;
        var home = await gallery.AddressAsync();
        var page = await tabs.TabAsync(Language.English);
        await page.RouteAsync("**/broken", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = Broken,
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "script-src 'self'" },
        }));
        using var noises = new Noises(page, home);
        await page.GotoAsync(home + "/broken");
        Assert.Contains("elsewhere: http://127.0.0.2:81/", noises.Heard);
        Assert.Contains($"404: {home}/missing.png", noises.Heard);
        Assert.Contains(noises.Heard, noise => noise.StartsWith("failed: http://127.0.0.2:81/: ", StringComparison.Ordinal));
        Assert.Contains(noises.Heard, noise => noise.StartsWith("console error: ", StringComparison.Ordinal)
            && noise.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_gallery_sends_the_policy_that_the_function_sends()
    {
        using var client = new HttpClient { BaseAddress = new Uri(await gallery.AddressAsync()) };
        using var answer = await client.GetAsync(
            new Uri(Exhibit.Address(Exhibit.Names(Language.English).First(), Language.English), UriKind.Relative),
            TestContext.Current.CancellationToken);
        Assert.StartsWith(
            "default-src 'none'; ", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }
}
