using Deque.AxeCore.Commons;
using Guance.Serverless.Settlement.Languages;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>Tabs that have axe-core in every page and frame, put there by the browser: the page's own policy has no say in it.</summary>
public sealed class AxeTabs(GalleryFixture gallery) : Tabs(gallery)
{
    private static readonly string AxeCore = new BundledAxeScriptProvider().GetScript();

    protected override async Task<IPage> StartAsync(Language language)
    {
        var tab = await base.StartAsync(language);
        await tab.Context.AddInitScriptAsync(AxeCore);
        return tab;
    }
}
