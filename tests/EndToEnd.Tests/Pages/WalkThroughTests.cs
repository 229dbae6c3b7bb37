using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests.Pages;

/// <summary>The way as somebody goes it who has never been here.</summary>
public sealed class WalkThroughTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const int MaxClicks = 4;

    [Fact]
    public async Task A_buyer_who_is_signed_in_needs_four_clicks_from_AWS_to_done()
    {
        await using var browser = await fixture.BrowseAsync();
        await browser.SeeAsync("/workspaces", "#sign-in");
        await browser.SignInAsync("alice");
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        var clicks = 0;

        await ClickAsync(browser.Page.Locator("#set-up-button"));
        await ClickAsync(browser.Page.Locator("input[type='checkbox']:enabled").First);
        await ClickAsync(browser.Page.Locator("main button[value='review']"));
        await ClickAsync(browser.Page.Locator("main button[value='confirm']"));

        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
        Assert.InRange(clicks, 1, MaxClicks);
        Assert.Empty(browser.Troubles);

        Task ClickAsync(ILocator what)
        {
            clicks++;
            return what.ClickAsync();
        }
    }

    [Fact]
    public async Task A_new_buyer_creates_an_account_during_the_registration_and_gets_the_mail()
    {
        await using var browser = await fixture.BrowseAsync();
        await browser.SubscribeAsync(SandboxProducts.Older, BuyerAccount.All[1]);
        await browser.SetUpAccountAsync();
        await browser.Page.ClickAsync("#create-account");
        await browser.Page.FillAsync("#username", "newcomer");
        await browser.Page.FillAsync("#email", "newcomer@example.com");
        await browser.Page.ClickAsync("#sign-up-button");

        await Expect(browser.Page.Locator("main")).ToContainTextAsync(BuyerAccount.All[1].Id);
        await browser.Page.Locator("main button[value='all']").ClickAsync();
        await browser.ReviewAsync();
        await Expect(browser.Page.Locator("#email")).ToHaveValueAsync("newcomer@example.com");
        await browser.Page.ClickAsync("main button[value='confirm']");
        await Expect(browser.Page.Locator("[role='status']")).ToContainTextAsync("now pays for 3 workspaces");

        var mail = await fixture.Sandbox.World.Mail.WaitForAsync(
            one => one.To.Contains("newcomer@example.com"), TestContext.Current.CancellationToken);
        Assert.Contains(BuyerAccount.All[1].Id, mail.Text, StringComparison.Ordinal);
        Assert.Empty(browser.Troubles);
    }

    [Fact]
    public async Task Without_scripts_a_buyer_can_search_and_choose_among_hundreds_and_add_more_later()
    {
        await using var browser = await fixture.BrowseAsync(hasScripts: false);
        var page = browser.Page;
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[2]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("many");
        await browser.ChooseAsync("eu1", "ap1");
        await page.FillAsync("#q", "Service 007");
        await page.PressAsync("#q", "Enter");
        await Expect(page.Locator("input[type='checkbox']:enabled")).ToHaveCountAsync(0);
        await page.SelectOptionAsync("#site", "");
        await page.ClickAsync(".toolbar button[value='page:1']");
        await page.Locator("input[type='checkbox']:enabled").CheckAsync();
        await browser.ReviewAsync();
        await Expect(page.Locator(".confirm")).ToContainTextAsync("3 workspaces");
        await page.ClickAsync("main button[value='confirm']");
        await Expect(page.Locator("main .badge.good")).ToHaveCountAsync(3);

        await page.ClickAsync("main a[href^='/cloud-accounts/']");
        await page.ClickAsync("main a[href$='/workspaces']");
        await page.ClickAsync("button[value='page:2']");
        await page.Locator("button[value^='all:us1']").First.ClickAsync();
        await browser.ReviewAsync();
        await page.ClickAsync("main button[value='confirm']");
        var settled = fixture.Sandbox.World.ExpenseCenter;
        await Eventually.TrueAsync(
            () => settled.WorkspacesOf("many").Where(one => one.Site == "us1").All(one => one.Method == "Aws"), "all of us1 paid through AWS");
        Assert.Empty(browser.Troubles);
    }

    [Fact]
    public async Task The_selection_survives_a_change_of_the_language()
    {
        await using var browser = await fixture.BrowseAsync();
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[3]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("dora.any");
        await browser.ChooseAsync("cn6", "us1");
        await browser.Page.ClickAsync("button.language");
        await Expect(browser.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh");
        await Expect(browser.Page.Locator("input[name='workspaces']:checked")).ToHaveCountAsync(2);
        await browser.ReviewAsync();
        await browser.Page.FillAsync("#email", "other@example.com");
        await browser.Page.ClickAsync("button.language");
        await Expect(browser.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(browser.Page.Locator("#email")).ToHaveValueAsync("other@example.com");
        Assert.Empty(browser.Troubles);
    }
}
