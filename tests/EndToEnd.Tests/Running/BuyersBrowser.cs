using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>What a buyer does in the browser, in the buyer's words. Every picture taken is kept as test output.</summary>
public sealed class BuyersBrowser(SandboxHost sandbox, IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>How Chromium calls a request that it gave up because the page was left.</summary>
    private const string LeftBehind = "net::ERR_ABORTED";

    private int pictures;

    public IPage Page => page;

    public IBrowserContext Context => context;

    /// <summary>Addresses of every request that the browser made, for tests that look for what must not be in one.</summary>
    public ICollection<string> Addresses { get; } = Watch(page);

    /// <summary>What the browser complained about on our pages: on its console, or because something could not be loaded.</summary>
    public IReadOnlyList<string> Troubles { get; } = Listen(page, sandbox.PublicUrl);

    /// <summary>Subscribes on AWS Marketplace, up to the page with "Set up your account".</summary>
    /// <returns>The subscription as AWS keeps it.</returns>
    public async Task<Subscription> SubscribeAsync(SandboxProduct product, BuyerAccount buyer)
    {
        await page.GotoAsync(At(product.ListingPath));
        await page.SelectOptionAsync("#account", buyer.Id);
        await page.ClickAsync("#subscribe-button");
        await Expect(page.Locator("#set-up-button")).ToBeVisibleAsync();
        return sandbox.World.Marketplace.Subscriptions.All[^1];
    }

    public Task SetUpAccountAsync() => page.ClickAsync("#set-up-button");

    public Task OpenAsync(Subscription subscription) => page.GotoAsync(At(subscription.Path));

    /// <summary>At the Expense Center, where our page sends whoever is not signed in.</summary>
    public async Task SignInAsync(string username)
    {
        await SeeSignInAsync();
        await page.ClickAsync($"[data-username='{username}']");
    }

    public Task SeeSignInAsync() => Expect(page.Locator("#sign-in")).ToBeVisibleAsync();

    /// <summary>Ticks one workspace of each of these sites, wherever in the list it is.</summary>
    public async Task ChooseAsync(params string[] sites)
    {
        foreach (var site in sites)
        {
            var boxes = page.Locator($"input[name='workspaces'][value^='{site}/']:enabled:visible");
            if (await boxes.CountAsync() == 0)
            {
                await page.SelectOptionAsync("#site", site);
                await page.ClickAsync(".toolbar button[value='page:1']");
            }

            await boxes.First.CheckAsync();
        }
    }

    /// <summary>From the list to the page that says who will pay.</summary>
    public Task ReviewAsync() => page.Locator("main button[name='do'][value='review']").ClickAsync();

    /// <summary>Reviews what is ticked, and confirms it.</summary>
    public async Task ConfirmAsync()
    {
        await ReviewAsync();
        await page.Locator("main button[name='do'][value='confirm']").ClickAsync();
    }

    public async Task UnsubscribeAsync(Subscription subscription)
    {
        await OpenAsync(subscription);
        await page.ClickAsync("#unsubscribe-link");
        await page.FillAsync("#confirmation", "confirm");
        await page.ClickAsync("#unsubscribe-button");
        await Expect(page.Locator("#status[data-status='Ended']")).ToBeVisibleAsync();
    }

    /// <summary>Reads a page of ours again and again until it says something.</summary>
    public async Task SeeAsync(string address, string locator)
    {
        await Eventually.SeesAsync(
            async () =>
            {
                await page.GotoAsync(new Uri(sandbox.PublicUrl, address).ToString());
                return await page.Locator(locator).CountAsync();
            },
            count => count > 0,
            $"{locator} on {address}");
    }

    public async Task PictureAsync(string name)
    {
        var test = TestContext.Current.TestClass?.TestClassSimpleName ?? "test";
        var file = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{test}-{name}-{++pictures:00}.png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
        TestContext.Current.AddAttachment($"{name}-{pictures:00}.png", await File.ReadAllBytesAsync(file), "image/png");
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private string At(string path) => new Uri(sandbox.Console.Console, path).ToString();

    private static List<string> Watch(IPage page)
    {
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        return addresses;
    }

    private static List<string> Listen(IPage page, Uri ours)
    {
        var troubles = new List<string>();
        page.Console += (_, message) => Add(message.Location, message.Text);
        page.PageError += (_, error) => Add(page.Url, error);
        page.RequestFailed += (_, request) => Add(request.Failure == LeftBehind ? "" : request.Url, $"{request.Url}: {request.Failure}");
        return troubles;

        void Add(string where, string what)
        {
            if (where.StartsWith(ours.AbsoluteUri, StringComparison.Ordinal))
            {
                troubles.Add(what);
            }
        }
    }
}
