using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests.Pages;

/// <summary>The main states of the product as people approved them; README shows these pictures.</summary>
public sealed class PicturesTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task The_way_of_a_buyer_looks_as_approved()
    {
        await using var browser = await fixture.BrowseAsync();
        var page = browser.Page;
        var subscription = await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("alice");
        await Expect(page.Locator("aside .badge.Active")).ToBeVisibleAsync();
        await browser.ChooseAsync("us1", "eu1");
        await LooksAsync(browser, "choose");
        await browser.ReviewAsync();
        await LooksAsync(browser, "review");
        await page.ClickAsync("main button[value='confirm']");
        await LooksAsync(browser, "outcome");
        await page.ClickAsync("main a[href^='/cloud-accounts/']");
        await LooksAsync(browser, "cloud-account");
        await page.ClickAsync("nav a[href='/workspaces']");
        await LooksAsync(browser, "workspaces");
        await page.Locator("main a[href$='/settlement']").Last.ClickAsync();
        await LooksAsync(browser, "change");
        await fixture.Sandbox.World.Mail.WaitForAsync(_ => true, TestContext.Current.CancellationToken);
        await page.GotoAsync(new Uri(fixture.Sandbox.Console.Console, "/mail").ToString());
        await page.Locator("[data-mail] a").First.ClickAsync();
        await LooksAsync(browser, "mail");

        fixture.Sandbox.World.Marketplace.Tokens.Expire(subscription);
        await browser.OpenAsync(subscription);
        await browser.SetUpAccountAsync();
        await LooksAsync(browser, "expired");
    }

    [Fact]
    public async Task A_phone_in_the_dark_in_Chinese_looks_as_approved()
    {
        await using var browser = await fixture.BrowseAsync("zh-CN");
        await browser.Page.SetViewportSizeAsync(360, 780);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await browser.SubscribeAsync(SandboxProducts.Older, BuyerAccount.All[2]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("xiaoming");
        await Expect(browser.Page.Locator("aside .badge.Active")).ToBeVisibleAsync();
        await browser.ChooseAsync("cn2");
        await browser.ReviewAsync();
        await LooksAsync(browser, "phone");
    }

    /// <summary>What one sees without scrolling, once all of it has come.</summary>
    private static async Task LooksAsync(BuyersBrowser browser, string name)
    {
        await browser.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ApprovedPicture.CheckAsync(browser.Context.Browser!, name, await browser.Page.ScreenshotAsync());
    }
}
