using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

public sealed class SellerRoleTests(SellerRoleFixture fixture) : IClassFixture<SellerRoleFixture>
{
    [Fact]
    public async Task While_STS_is_down_the_log_and_a_page_say_so_and_then_the_same_token_works_with_the_sellers_role()
    {
        await using var browser = await fixture.BrowseAsync();
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        var answer = await browser.Page.RunAndWaitForResponseAsync(
            browser.SetUpAccountAsync, response => response.Url.EndsWith("/aws/register", StringComparison.Ordinal));
        Assert.Equal(503, answer.Status);
        Assert.Contains("The function started without the seller's role", fixture.Sandbox.Functions["Registration"].Log, StringComparison.Ordinal);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync("AWS Marketplace is not answering right now");

        await using var sts = await fixture.OpenStsAsync(TestContext.Current.CancellationToken);
        await browser.Page.ReloadAsync();
        await browser.SeeSignInAsync();
        Assert.Single(fixture.Sandbox.World.Marketplace.Tokens.All);
    }
}
