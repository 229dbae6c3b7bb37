using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>The main job in a real browser: from AWS Marketplace to the mail that says good-bye.</summary>
public sealed class MainJobTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Fact]
    public Task A_buyer_of_the_newer_contract_subscribes_registers_two_sites_and_unsubscribes() =>
        ComeAndGoAsync(SandboxProducts.Newer, BuyerAccount.All[0], "alice", "newer");

    [Fact]
    public Task A_buyer_of_the_older_contract_subscribes_registers_two_sites_and_unsubscribes() =>
        ComeAndGoAsync(SandboxProducts.Older, BuyerAccount.All[1], "bob", "older");

    [Fact]
    public async Task A_renewal_keeps_every_workspace()
    {
        await using var browser = await fixture.BrowseAsync();
        var subscription = await RegisterAsync(browser, SandboxProducts.Newer, BuyerAccount.All[2], "many", "renewal");
        var account = browser.Page.Url;
        await browser.OpenAsync(subscription);
        await browser.Page.ClickAsync("[data-action='renew']");
        await Eventually.SeesAsync(
            () => fixture.Sandbox.RowsAsync("NOTICE#"), rows => rows.Count >= 6, "six notices taken in");

        await browser.SeeAsync(account, ".badge.Active");
        Assert.Equal(2, Settled("many").Count(one => one.Method == "Aws"));
    }

    [Fact]
    public async Task The_pages_are_in_Chinese_for_a_Chinese_account()
    {
        await using var browser = await fixture.BrowseAsync("zh-CN");
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[3]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("xiaoming");
        await Expect(browser.Page.Locator("html")).ToHaveAttributeAsync("lang", new System.Text.RegularExpressions.Regex("^zh"));
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("工作空间");
        await browser.PictureAsync("chinese");
    }

    private async Task ComeAndGoAsync(SandboxProduct product, BuyerAccount buyer, string username, string name)
    {
        await using var browser = await fixture.BrowseAsync();
        var subscription = await RegisterAsync(browser, product, buyer, username, name);
        var account = browser.Page.Url;
        await browser.SeeAsync(account, ".badge.Active");
        await browser.PictureAsync(name);
        await Eventually.TrueAsync(() => Settled(username).Count(one => one.Method == "Aws") == 2, "two workspaces paid through AWS");
        var welcome = await MailAsync(username, "is registered");
        Assert.Contains(buyer.Id, welcome.Text, StringComparison.Ordinal);

        await browser.UnsubscribeAsync(subscription);
        await Eventually.TrueAsync(() => Settled(username).All(one => one.Method != "Aws"), "every workspace at the Expense Center");
        await browser.SeeAsync(account, ".badge.Deleted");
        await browser.PictureAsync(name);
        var goodbye = await MailAsync(username, "subscription ended");
        Assert.All(Settled(username).Where(one => one.Version == 2), one => Assert.Contains(one.Id, goodbye.Text, StringComparison.Ordinal));
        Assert.Empty(await fixture.Sandbox.RowsAsync($"ACCOUNT#{account[^26..]} WORKSPACE#"));
    }

    /// <summary>From the listing to the cloud account's page.</summary>
    private static async Task<Subscription> RegisterAsync(
        BuyersBrowser browser, SandboxProduct product, BuyerAccount buyer, string username, string name)
    {
        var subscription = await browser.SubscribeAsync(product, buyer);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync(username);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync(buyer.Id);
        await browser.ChooseAsync("us1", "eu1");
        await browser.PictureAsync(name);
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(2);
        await browser.PictureAsync(name);
        await browser.Page.Locator("main a[href^='/cloud-accounts/']").First.ClickAsync();
        await Expect(browser.Page.Locator("main")).ToContainTextAsync(buyer.Id);
        return subscription;
    }

    private IReadOnlyList<CenterWorkspace> Settled(string username) => fixture.Sandbox.World.ExpenseCenter.WorkspacesOf(username);

    private Task<ReceivedMail> MailAsync(string username, string subject) =>
        fixture.Sandbox.World.Mail.WaitForAsync(
            mail => mail.To.Any(to => to.StartsWith(username, StringComparison.Ordinal)) && mail.Subject.Contains(subject, StringComparison.Ordinal),
            TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
}
