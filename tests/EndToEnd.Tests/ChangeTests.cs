using System.Globalization;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>Owners look at their workspaces and change how they are settled.</summary>
public sealed class ChangeTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Without_scripts_an_owner_changes_to_AWS_and_back_and_then_waits_for_the_next_month()
    {
        await using var browser = await fixture.BrowseAsync(hasScripts: false);
        var account = await RegisterAsync(browser, BuyerAccount.All[0], "alice", "eu1");
        await SearchAsync(browser, "stag");
        await Expect(browser.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await browser.PictureAsync("list");
        await browser.Page.Locator(".menu summary").First.ClickAsync();
        await browser.Page.ClickAsync("tbody a[href$='/settlement']");
        var key = KeyOf(browser.Page.Url);
        await browser.PictureAsync("methods");

        await ReviewAsync(browser, account);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("does not count");
        await browser.PictureAsync("review");
        await ConfirmAsync(browser, $"AWS account {BuyerAccount.All[0].Id} pays for workspace");
        await browser.PictureAsync("done");
        await SettledAsync(key, "Aws", account);

        await browser.Page.GotoAsync(At(key));
        await ReviewAsync(browser, "expense-center");
        await ConfirmAsync(browser, "Expense Center account alice pays for workspace");
        await SettledAsync(key, "ExpenseCenter", payer: null);
        await browser.Page.ReloadAsync();
        await Expect(browser.Page.Locator(".notice.good")).ToContainTextAsync("Expense Center account alice pays");

        await browser.Page.GotoAsync(At(key));
        await Expect(browser.Page.Locator(".notice.warn")).ToContainTextAsync(await OpensAgainAsync(key));
        await Expect(browser.Page.Locator("input[name='method']:enabled")).ToHaveCountAsync(0);
        await browser.PictureAsync("used-up");
        await RefuseAsync(browser, key, account, await OpensAgainAsync(key));
        Assert.Equal(2, Workspace(key).Version);
    }

    [Fact]
    public async Task A_workspace_moves_to_another_AWS_account_and_back_to_the_Expense_Center_account()
    {
        await using var browser = await fixture.BrowseAsync();
        var one = await RegisterAsync(browser, BuyerAccount.All[0], "bob", "us1");
        var other = await RegisterAsync(browser, BuyerAccount.All[1], username: null, "eu1");
        var (moving, returning) = (OwnedBy("bob", "us1"), OwnedBy("bob", "eu1"));
        await SettledAsync(moving, "Aws", one);

        await browser.Page.GotoAsync(At(moving));
        await Expect(browser.Page.Locator($"input[name='method'][value='{one}']")).ToBeDisabledAsync();
        await ReviewAsync(browser, other);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync($"The subscription of AWS account {BuyerAccount.All[0].Id} goes on");
        await ConfirmAsync(browser, $"AWS account {BuyerAccount.All[1].Id} pays for workspace");
        await SettledAsync(moving, "Aws", other);
        await browser.Page.GotoAsync(new Uri(fixture.Sandbox.PublicUrl, $"/cloud-accounts/{one}").ToString());
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("moved to another cloud account by choice");

        await browser.Page.GotoAsync(At(returning));
        await ReviewAsync(browser, "expense-center");
        await ConfirmAsync(browser, "Expense Center account bob pays for workspace");
        await SettledAsync(returning, "ExpenseCenter", payer: null);
        Assert.Empty(await fixture.Sandbox.RowsAsync($"ACCOUNT#{one} WORKSPACE#"));
        Assert.Single(await fixture.Sandbox.RowsAsync($"ACCOUNT#{other} WORKSPACE#"));
    }

    [Fact]
    public async Task A_change_that_is_no_longer_allowed_changes_nothing_and_says_so_in_Chinese_too()
    {
        await using var browser = await fixture.BrowseAsync("zh-CN");
        var subscription = await SubscribeAsync(browser, BuyerAccount.All[2]);
        var account = await RegisterAsync(browser, "xiaoming", "us1");
        var key = OwnedBy("xiaoming", "eu1");
        await browser.Page.GotoAsync(At(key));
        await browser.PictureAsync("chinese");
        await ReviewAsync(browser, account);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync($"AWS 账号 {BuyerAccount.All[2].Id} 将为工作空间");
        await browser.PictureAsync("chinese");

        var elsewhere = await browser.Context.NewPageAsync();
        await using var second = new BuyersBrowser(fixture.Sandbox, browser.Context, elsewhere);
        await second.UnsubscribeAsync(subscription);
        await second.SeeAsync(new Uri(fixture.Sandbox.PublicUrl, $"/cloud-accounts/{account}").ToString(), ".badge.Deleted");

        await browser.Page.ClickAsync("main button[value='confirm']");
        await Expect(browser.Page.Locator("[role='alert']")).ToContainTextAsync("没有任何更改");
        await browser.PictureAsync("chinese");
        Assert.Equal(("ExpenseCenter", 0L), (Workspace(key).Method, Workspace(key).Version));
    }

    [Fact]
    public async Task Another_owners_workspace_looks_like_one_that_does_not_exist_and_a_foreign_form_does_nothing()
    {
        await using var browser = await fixture.BrowseAsync();
        var (foreign, unknown) = (OwnedBy("alice", "ap1"), $"us1/wksp_{new string('0', 32)}");
        await browser.Page.GotoAsync(At(foreign));
        await browser.SignInAsync("dora.any");
        var pages = new List<string>();
        foreach (var key in new[] { foreign, unknown, "us1/nonsense" })
        {
            var answer = await browser.Page.GotoAsync(At(key));
            Assert.Equal(404, answer!.Status);
            pages.Add(await browser.Page.Locator("main h1, main .lead").First.TextContentAsync() ?? "");
        }

        Assert.Single(pages.Distinct());
        var own = OwnedBy("dora.any", "us1");
        var forged = await browser.Context.APIRequest.PostAsync(At(own), Post("method=expense-center&do=confirm"));
        Assert.Equal(400, forged.Status);
        Assert.Equal(0, Workspace(own).Version);
        Assert.Empty(await fixture.Sandbox.RowsAsync(foreign.Split('/')[1]));
    }

    private static APIRequestContextOptions Post(string form) => new()
    {
        Data = form,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" },
        MaxRedirects = 0,
    };

    private static string KeyOf(string address) => string.Join('/', new Uri(address).AbsolutePath.Split('/')[2..4]);

    private string At(string key) => new Uri(fixture.Sandbox.PublicUrl, $"/workspaces/{key}/settlement").ToString();

    private async Task SearchAsync(BuyersBrowser browser, string text)
    {
        await browser.Page.GotoAsync(new Uri(fixture.Sandbox.PublicUrl, "/workspaces").ToString());
        await browser.Page.FillAsync("#q", text);
        await browser.Page.ClickAsync("form[role='search'] button");
    }

    private static async Task ReviewAsync(BuyersBrowser browser, string method)
    {
        await browser.Page.CheckAsync($"input[name='method'][value='{method}']");
        await browser.ReviewAsync();
    }

    private static async Task ConfirmAsync(BuyersBrowser browser, string says)
    {
        await browser.Page.ClickAsync("main button[value='confirm']");
        await Expect(browser.Page.Locator(".notice.good")).ToContainTextAsync(says);
        Assert.EndsWith("?done", browser.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>A form that was opened before the month's change, sent after it.</summary>
    private async Task RefuseAsync(BuyersBrowser browser, string key, string method, string says)
    {
        var token = await browser.Page.Locator("#settlement input[name='form-token']").InputValueAsync();
        var answer = await browser.Context.APIRequest.PostAsync(
            At(key), Post($"form-token={Uri.EscapeDataString(token)}&method={method}&do=confirm"));
        Assert.Equal(303, answer.Status);
        await browser.Page.GotoAsync(new Uri(fixture.Sandbox.PublicUrl, answer.Headers["location"]).ToString());
        await Expect(browser.Page.Locator("[role='alert']")).ToContainTextAsync(says);
    }

    private static Task<Subscription> SubscribeAsync(BuyersBrowser browser, BuyerAccount buyer) =>
        browser.SubscribeAsync(SandboxProducts.Newer, buyer);

    private static async Task<string> RegisterAsync(BuyersBrowser browser, BuyerAccount buyer, string? username, string site)
    {
        await SubscribeAsync(browser, buyer);
        return await RegisterAsync(browser, username, site);
    }

    /// <summary>From "Set up your account" to the cloud account that pays for a workspace of the site.</summary>
    /// <returns>Its id.</returns>
    private static async Task<string> RegisterAsync(BuyersBrowser browser, string? username, string site)
    {
        await browser.SetUpAccountAsync();
        if (username is not null)
        {
            await browser.SignInAsync(username);
        }

        await browser.ChooseAsync(site);
        await browser.ConfirmAsync();
        var address = await browser.Page.Locator("main a[href^='/cloud-accounts/']").First.GetAttributeAsync("href");
        return address!.Split('/')[2];
    }

    /// <summary>The Expense Center has been told.</summary>
    private Task SettledAsync(string key, string method, string? payer) => Eventually.SeesAsync(
        () => Task.FromResult(Workspace(key)),
        one => one.Method == method && one.CloudAccount?.Id == payer,
        $"{key} settled by {payer ?? method}");

    /// <summary>The first of the month after the choice that the table remembers.</summary>
    private async Task<string> OpensAgainAsync(string key)
    {
        var row = Assert.Single(await fixture.Sandbox.RowsAsync($"WORKSPACE#{key.Replace('/', '#')} SETTLEMENT"));
        var last = DateTimeOffset.Parse(row["lastChoiceAt"].S, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var opens = new DateTime(last.Year, last.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
        return opens.ToString("'can be changed again from' d MMMM yyyy, 00:00 'UTC'", CultureInfo.InvariantCulture);
    }

    private CenterWorkspace Workspace(string key) =>
        key.Split('/') is [var site, var id] ? fixture.Sandbox.World.ExpenseCenter.FindWorkspace(site, id)! : throw new ArgumentException(key);

    private string OwnedBy(string username, string site) =>
        fixture.Sandbox.World.ExpenseCenter.WorkspacesOf(username).First(one => one.Site == site).Key;
}
