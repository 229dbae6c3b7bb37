using Guance.Serverless.Contracts;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Demo;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>The Sandbox's console while the functions run: looking inside, moving the clock, beginning again.</summary>
public sealed class ConsoleTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Logs_and_rows_show_what_a_registration_did_and_a_reset_makes_all_as_at_the_start()
    {
        await using var browser = await fixture.BrowseAsync(hasScripts: false);
        await RegisterAsync(browser, "alice");
        await OpenAsync(browser, "/logs?function=Registration&text=arrived");
        await Expect(browser.Page.Locator("tr[data-level='Information']").First).ToContainTextAsync("A buyer arrived");
        await browser.Page.Locator("summary").First.ClickAsync();
        await browser.PictureAsync("logs");
        await OpenAsync(browser, "/table");
        await browser.PictureAsync("table");
        await browser.Page.Locator(".chips a").GetByText("ACCOUNT WORKSPACE").ClickAsync();
        await Expect(browser.Page.Locator("tr[data-kind]")).ToHaveCountAsync(1);
        await browser.Page.Locator("tr[data-kind] a").ClickAsync();
        await Expect(browser.Page.Locator("#row")).ToContainTextAsync("WORKSPACE#us1#wksp_");
        await browser.PictureAsync("row");

        await OpenAsync(browser, "/reset");
        await browser.Page.ClickAsync("#reset-button");

        await Expect(browser.Page.Locator("[role='status']")).ToContainTextAsync("as at the start");
        Assert.Empty(await new TableRows(fixture.Sandbox).AllAsync(TestContext.Current.CancellationToken));
        var world = fixture.Sandbox.World;
        Assert.Empty(world.Marketplace.Subscriptions.All);
        Assert.Empty(world.Mail.All);
        Assert.All(world.ExpenseCenter.WorkspacesOf("alice"), one => Assert.Equal(0, one.Version));
        await RegisterAsync(browser, "alice");
    }

    [Fact]
    public async Task A_claim_is_gone_and_a_delayed_message_has_come_once_the_clock_has_moved_on_by_an_hour()
    {
        var (sqs, queue) = (fixture.Sandbox.Clients.Sqs, fixture.Sandbox.Resources.Outbox.Url);
        await sqs.SendMessageAsync(new() { QueueUrl = queue, MessageBody = SweepMessage.Body, DelaySeconds = 900 }, TestContext.Current.CancellationToken);
        Assert.Equal(1, await DelayedAsync());
        await using var browser = await fixture.BrowseAsync(hasScripts: false);
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[1]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("bob");
        await Expect(browser.Page.Locator("main")).ToContainTextAsync(BuyerAccount.All[1].Id);
        var registration = browser.Page.Url;
        Assert.NotEmpty(await fixture.Sandbox.RowsAsync("CLAIM#"));

        await OpenAsync(browser, "/clock");
        await browser.Page.ClickAsync("button[value='+1h']");
        await Expect(browser.Page.Locator("#clock")).ToBeVisibleAsync();
        await browser.PictureAsync("clock");

        Assert.Equal(TimeSpan.FromHours(1), fixture.Sandbox.Clock.Ahead);
        Assert.Empty(await fixture.Sandbox.RowsAsync("CLAIM#"));
        await browser.Page.GotoAsync(registration);
        await Expect(browser.Page.Locator("main")).Not.ToContainTextAsync(BuyerAccount.All[1].Id);
        Assert.Equal(0, await DelayedAsync());

        async Task<int?> DelayedAsync() =>
            (await sqs.GetQueueAttributesAsync(queue, ["ApproximateNumberOfMessagesDelayed"], TestContext.Current.CancellationToken)).ApproximateNumberOfMessagesDelayed;
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_is_shown_as_a_dead_letter_and_sent_back()
    {
        await using var browser = await fixture.BrowseAsync(hasScripts: false);
        await fixture.Sandbox.Clients.Sqs.SendMessageAsync(
            fixture.Sandbox.Resources.Notices.Url, "{\"broken\": true}", TestContext.Current.CancellationToken);
        await SeeDeadLetterAsync(browser);
        await Expect(browser.Page.Locator("tr[data-message] pre")).ToContainTextAsync("\"broken\": true");
        await browser.PictureAsync("queues");

        await browser.Page.ClickAsync("button[name='message']");

        await Expect(browser.Page.Locator("[role='status']")).ToContainTextAsync("Sent back: 1");
        await SeeDeadLetterAsync(browser);
    }

    private async Task RegisterAsync(BuyersBrowser browser, string username)
    {
        await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync(username);
        await browser.ChooseAsync("us1");
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
        await fixture.Sandbox.World.Mail.WaitForAsync(mail => true, TestContext.Current.CancellationToken);
    }

    private Task SeeDeadLetterAsync(BuyersBrowser browser) => Eventually.SeesAsync(
        async () =>
        {
            await OpenAsync(browser, "/queues");
            return await browser.Page.Locator("tr[data-queue='notices'][data-dead='1']").CountAsync();
        },
        count => count == 1,
        "the dead letter");

    private async Task OpenAsync(BuyersBrowser browser, string path) =>
        await browser.Page.GotoAsync(new Uri(fixture.Sandbox.Console.Console, path).ToString());
}
