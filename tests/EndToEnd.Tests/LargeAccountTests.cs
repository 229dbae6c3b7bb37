using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>
/// A buyer with hundreds of workspaces at three sites comes and goes. <c>SANDBOX_LARGE_ACCOUNT=thousands</c> takes the account with 3,000.
/// </summary>
public sealed class LargeAccountTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static readonly string Username = Environment.GetEnvironmentVariable("SANDBOX_LARGE_ACCOUNT") ?? "many";
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    private int Count => fixture.Sandbox.World.ExpenseCenter.WorkspacesOf(Username).Count;

    [Fact]
    public async Task All_workspaces_are_chosen_with_one_click_and_all_go_back_after_the_end()
    {
        await using var browser = await fixture.BrowseAsync();
        var subscription = await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync(Username);
        await browser.Page.Locator("main button[value='all']").First.ClickAsync();
        await browser.ConfirmAsync();
        await SeeAllAsync(one => one.Method == "Aws", "paid through AWS");
        await Expect(browser.Page.Locator("[role='status']")).ToContainTextAsync($"now pays for {Count:N0} workspaces");
        await browser.Page.Locator("main a[href^='/cloud-accounts/']").First.ClickAsync();
        var account = browser.Page.Url;

        await browser.UnsubscribeAsync(subscription);
        await SeeAllAsync(one => one is { Method: "ExpenseCenter", Version: 2 }, "back at the Expense Center");
        await browser.SeeAsync(account, ".badge.Deleted");

        Assert.Single(fixture.Sandbox.World.Mail.All, mail => mail.To.Contains($"{Username}@example.com") && mail.Kind == "Unsubscribed");
        Assert.Empty(browser.Troubles);
    }

    private Task SeeAllAsync(Func<CenterWorkspace, bool> fits, string what) => Eventually.SeesAsync(
        () => Task.FromResult(fixture.Sandbox.World.ExpenseCenter.WorkspacesOf(Username).Count(fits)),
        count => count == Count,
        $"{Count} workspaces {what}",
        LongEnough);
}
