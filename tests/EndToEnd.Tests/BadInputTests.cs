using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>Everything that can be wrong when a buyer lands and confirms has its own page, and loses nothing.</summary>
public sealed class BadInputTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private MarketplaceState Marketplace => fixture.Sandbox.World.Marketplace;

    [Fact]
    public async Task A_visit_without_a_token_explains_how_to_come_from_AWS()
    {
        await using var browser = await fixture.BrowseAsync();
        var answer = await browser.Page.GotoAsync(Landing);
        Assert.Equal(200, answer!.Status);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("AWS Marketplace");
        await Expect(browser.Page.Locator("footer")).ToContainTextAsync("@");
    }

    [Theory]
    [InlineData("")]
    [InlineData("other=field")]
    [InlineData("x-amzn-marketplace-token=")]
    public async Task A_form_without_a_token_is_refused_and_says_what_to_do(string form) =>
        await PostAsync(form, HttpStatusCode.BadRequest, "AWS Marketplace");

    [Fact]
    public async Task A_token_that_was_never_issued_is_refused() =>
        await PostAsync("x-amzn-marketplace-token=AQICmadeup%2B%2F%3D", HttpStatusCode.BadRequest, "AWS Marketplace");

    [Fact]
    public async Task An_expired_token_tells_how_to_get_a_fresh_one()
    {
        await using var browser = await fixture.BrowseAsync();
        var subscription = await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        Marketplace.Tokens.Expire(subscription);
        await browser.SetUpAccountAsync();
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("Set up your account");
        await browser.PictureAsync("expired");
        await browser.OpenAsync(subscription);
        await browser.SetUpAccountAsync();
        await browser.SeeSignInAsync();
    }

    [Theory]
    [InlineData("marketplace-down", HttpStatusCode.ServiceUnavailable)]
    [InlineData("marketplace-throttles", HttpStatusCode.ServiceUnavailable)]
    [InlineData("marketplace-disabled", HttpStatusCode.BadGateway)]
    [InlineData("marketplace-other-product", HttpStatusCode.BadRequest)]
    public async Task A_failure_of_AWS_has_a_page_of_its_own(string trouble, HttpStatusCode status)
    {
        await using var browser = await fixture.BrowseAsync();
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[1]);
        var token = Marketplace.Tokens.All.Last();
        var the = Marketplace.Switches.All.Single(one => one.Name == trouble);
        the.On = true;
        try
        {
            await PostAsync("x-amzn-marketplace-token=" + WebUtility.UrlEncode(token), status, "Guance");
        }
        finally
        {
            the.On = false;
        }

        await browser.SetUpAccountAsync();
        await browser.SeeSignInAsync();
    }

    [Fact]
    public async Task A_registration_page_without_a_claim_says_where_to_start()
    {
        await using var browser = await fixture.BrowseAsync();
        await browser.Page.GotoAsync(new Uri(fixture.Sandbox.PublicUrl, "/registration").ToString());
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("AWS Marketplace");
    }

    [Fact]
    public async Task A_workspace_of_somebody_else_is_not_bound_and_its_name_not_told()
    {
        await using var browser = await fixture.BrowseAsync();
        await LandAsync(browser, BuyerAccount.All[2], "alice");
        var foreign = fixture.Sandbox.World.ExpenseCenter.WorkspacesOf("bob")[0];
        await browser.ChooseAsync("us1");
        await browser.ReviewAsync();
        await browser.Page.EvaluateAsync(
            "value => document.querySelector('#choosing').append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'workspaces', value }))",
            foreign.Key);
        await browser.Page.ClickAsync("main button[value='confirm']");
        await Expect(browser.Page.Locator("main .badge.bad")).ToContainTextAsync("not yours");
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
        await Expect(browser.Page.Locator("main")).Not.ToContainTextAsync(foreign.Name);
        Assert.DoesNotContain(await fixture.Sandbox.RowsAsync(foreign.Id), row => row["SK"].S == "SETTLEMENT");
    }

    [Fact]
    public async Task A_workspace_that_another_cloud_account_pays_for_cannot_be_chosen()
    {
        await using var browser = await fixture.BrowseAsync();
        await LandAsync(browser, BuyerAccount.All[0], "dora.any");
        await browser.ChooseAsync("cn6");
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
        await LandAsync(browser, BuyerAccount.All[1], username: null);
        await Expect(browser.Page.Locator("input[value^='cn6/']")).ToBeDisabledAsync();
        await browser.PictureAsync("settled-elsewhere");
    }

    [Fact]
    public async Task A_cloud_account_of_somebody_else_is_refused_and_its_owner_told_when_the_stranger_asks_for_it()
    {
        await using var owner = await fixture.BrowseAsync();
        var subscription = await LandAsync(owner, BuyerAccount.All[3], "xiaoming");
        await owner.ChooseAsync("us1");
        await owner.ConfirmAsync();
        await Expect(owner.Page.Locator("main .badge.good")).ToHaveCountAsync(1);

        await using var stranger = await fixture.BrowseAsync();
        await stranger.OpenAsync(subscription);
        await stranger.SetUpAccountAsync();
        await stranger.SignInAsync("bob");
        await Expect(stranger.Page.Locator("input[name='workspaces']")).ToHaveCountAsync(0);
        await stranger.PictureAsync("owned-by-another");
        await Eventually.TrueAsync(
            () => fixture.Sandbox.World.Mail.All.Count(mail => mail.To.Contains("xiaoming@example.cn")) == 1, "the owner's confirmation alone");
        var ask = stranger.Page.Locator("main form[action='/registration'] button");
        await ask.ClickAsync();
        await Expect(ask).ToHaveCountAsync(0);
        await Eventually.TrueAsync(
            () => fixture.Sandbox.World.Mail.All.Count(mail => mail.To.Contains("xiaoming@example.cn")) == 2, "the warning to the owner");
    }

    [Fact]
    public async Task A_confirmation_without_a_workspace_shows_the_form_again()
    {
        await using var browser = await fixture.BrowseAsync();
        await LandAsync(browser, BuyerAccount.All[2], "many");
        await browser.ReviewAsync();
        await Expect(browser.Page.Locator("main [role='alert']")).ToBeVisibleAsync();
        await browser.ChooseAsync("eu1");
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
    }

    private string Landing => new Uri(fixture.Sandbox.PublicUrl, "/aws/register").ToString();

    /// <summary>Up to the registration form; with no username, as whoever is signed in already.</summary>
    private static async Task<Subscription> LandAsync(BuyersBrowser browser, BuyerAccount buyer, string? username)
    {
        var subscription = await browser.SubscribeAsync(SandboxProducts.Newer, buyer);
        await browser.SetUpAccountAsync();
        if (username is not null)
        {
            await browser.SignInAsync(username);
        }

        await Expect(browser.Page.Locator("input[name='workspaces']").First).ToBeVisibleAsync();
        return subscription;
    }

    private async Task PostAsync(string form, HttpStatusCode status, string says)
    {
        using var client = new HttpClient();
        using var content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri(Landing), content, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && string.Concat(header.Value).Contains("claim", StringComparison.Ordinal));
    }
}
