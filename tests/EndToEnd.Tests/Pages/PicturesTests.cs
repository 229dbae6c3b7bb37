using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Microsoft.Playwright;

namespace Guance.Serverless.EndToEnd.Tests.Pages;

/// <summary>The main states of the product as people approved them; README shows these pictures.</summary>
public sealed class PicturesTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private readonly List<(string Name, byte[] Png)> taken = [];

    [Fact]
    public async Task The_pages_of_a_registration_look_as_approved()
    {
        await using var browser = await fixture.BrowseAsync();
        var page = browser.Page;
        var subscription = await SubscribeAsync(browser, SandboxProducts.Newer, BuyerAccount.All[0]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("alice");
        await browser.ChooseAsync("us1", "eu1");
        await TakeAsync(browser, "choose");
        await browser.ReviewAsync();
        await TakeAsync(browser, "review");
        await page.ClickAsync("main button[value='confirm']");
        await TakeAsync(browser, "outcome");
        await page.ClickAsync("main a[href^='/cloud-accounts/']");
        await TakeAsync(browser, "cloud-account");
        await page.ClickAsync("nav a[href='/workspaces']");
        await TakeAsync(browser, "workspaces");
        await page.Locator(".menu summary").Last.ClickAsync();
        await page.Locator("main a[href$='/settlement']").Last.ClickAsync();
        await TakeAsync(browser, "change");
        await fixture.Sandbox.World.Mail.WaitForAsync(_ => true, TestContext.Current.CancellationToken);
        await page.GotoAsync(new Uri(fixture.Sandbox.Console.Console, "/mail").ToString());
        await page.Locator("[data-mail] a").First.ClickAsync();
        await TakeAsync(browser, "mail");

        await browser.OpenAsync(subscription);
        fixture.Sandbox.World.Marketplace.Tokens.Expire(subscription);
        await browser.SetUpAccountAsync();
        await TakeAsync(browser, "expired");
        await LookAsync(browser);
    }

    [Fact]
    public async Task The_pages_on_a_phone_in_dark_mode_in_Chinese_look_as_approved()
    {
        await using var browser = await fixture.BrowseAsync("zh-CN");
        await browser.Page.SetViewportSizeAsync(360, 780);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await SubscribeAsync(browser, SandboxProducts.Older, BuyerAccount.All[2]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("xiaoming");
        await browser.ChooseAsync("us1");
        await browser.ReviewAsync();
        await TakeAsync(browser, "phone");
        await LookAsync(browser);
    }

    /// <summary>A buyer who is slower than AWS's notices: the pages have nothing to wait for.</summary>
    private async Task<Subscription> SubscribeAsync(BuyersBrowser browser, SandboxProduct product, BuyerAccount buyer)
    {
        var before = await ActiveAsync();
        var subscription = await browser.SubscribeAsync(product, buyer);
        await Eventually.SeesAsync(ActiveAsync, count => count > before, "an active cloud account");
        return subscription;
    }

    private async Task<int> ActiveAsync() => (await fixture.Sandbox.RowsAsync("ACCOUNT#"))
        .Count(row => row["SK"].S == "ACCOUNT" && row["status"].S == "Active");

    /// <summary>What one sees without scrolling, once all of it has come.</summary>
    private async Task TakeAsync(BuyersBrowser browser, string name)
    {
        await browser.Page.WaitForFunctionAsync(
            "() => document.readyState === 'complete' && [...document.images].every(image => image.complete)");
        taken.Add((name, await browser.Page.ScreenshotAsync()));
    }

    /// <summary>All of them, so that those that differ are seen at once.</summary>
    private Task LookAsync(BuyersBrowser browser) => Assert.MultipleAsync(
        [.. taken.Select(one => (Func<Task>)(() => ApprovedPicture.CheckAsync(browser.Context.Browser!, one.Name, one.Png)))]);
}
