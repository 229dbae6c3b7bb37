using Guance.Serverless.Registration.Tests.Gallery;
using Guance.Serverless.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GalleryFixture))]

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>
/// One site and one browser for all tests, started when the first asks for them. With <c>GALLERY_PORT</c> the site is at that port
/// of this machine, and stays open for visitors until the tests are ended by hand.
/// </summary>
public sealed class GalleryFixture : IAsyncDisposable
{
    private static readonly string? Port = Environment.GetEnvironmentVariable("GALLERY_PORT");

    private readonly Lazy<Task<GallerySite>> site = new(() => GallerySite.StartAsync(Port ?? "0", TestContext.Current.CancellationToken));
    private readonly Lazy<Task<Chromium>> chromium = new(Chromium.StartAsync);

    /// <summary>Without a slash at the end.</summary>
    public async Task<string> AddressAsync() => (await site.Value).Address;

    public async Task<IBrowserContext> BrowseAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = await AddressAsync();
        return await (await chromium.Value).Browser.NewContextAsync(options);
    }

    /// <summary>Comes back at once, unless visitors are expected.</summary>
    public static Task StayOpenAsync() =>
        Port is null ? Task.CompletedTask : Task.Delay(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Pictures.WriteContactSheetAsync();
        if (chromium.IsValueCreated)
        {
            await (await chromium.Value).DisposeAsync();
        }

        if (site.IsValueCreated)
        {
            await (await site.Value).DisposeAsync();
        }
    }
}
