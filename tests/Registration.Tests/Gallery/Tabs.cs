using System.Collections.Concurrent;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>A tab of the browser for each language, used by one class of tests, one test after the other.</summary>
public class Tabs(GalleryFixture gallery) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Language, Lazy<Task<IPage>>> tabs = new();

    /// <summary>Opens a page, with all that it loads.</summary>
    public async Task<IPage> OpenAsync(string name, Language language)
    {
        var tab = await TabAsync(language);
        await tab.GotoAsync(Exhibit.Address(name, language));
        return tab;
    }

    /// <summary>Shows a document of the test's own, under no policy.</summary>
    public async Task<IPage> ShowAsync(string html)
    {
        var tab = await TabAsync(Language.English);
        await tab.GotoAsync("about:blank");
        await tab.SetContentAsync(html);
        return tab;
    }

    public Task<IPage> TabAsync(Language language) => tabs.GetOrAdd(language, _ => new(() => StartAsync(language))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in tabs.Values)
        {
            await (await tab.Value).Context.CloseAsync();
        }
    }

    /// <summary>What is not as in a browser that buyers have.</summary>
    protected virtual BrowserNewContextOptions Options() => new() { ReducedMotion = ReducedMotion.Reduce };

    protected virtual async Task<IPage> StartAsync(Language language)
    {
        var options = Options();
        options.Locale = language.Tag;
        return await (await gallery.BrowseAsync(options)).NewPageAsync();
    }
}

/// <summary>Tabs that run no script of a page.</summary>
public sealed class ScriptlessTabs(GalleryFixture gallery) : Tabs(gallery)
{
    protected override BrowserNewContextOptions Options()
    {
        var options = base.Options();
        options.JavaScriptEnabled = false;
        return options;
    }
}
