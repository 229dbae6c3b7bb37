using System.Text.RegularExpressions;
using Amazon.SQS.Model;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Mail;
using Guance.Serverless.Sandbox.Console.Marketplace;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>The far sides fail: what was decided stands, waits, and is carried out once they are back.</summary>
public sealed partial class FarSideTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task A_mail_that_SES_refuses_never_fails_the_registration_and_goes_out_when_redriven()
    {
        var world = fixture.Sandbox.World;
        world.Mail.Switches.Rejects.On = true;
        await using var browser = await fixture.BrowseAsync();
        await RegisterAsync(browser, BuyerAccount.All[0], "alice");
        var kept = await Eventually.SeesAsync(DeadLettersAsync, letters => letters.Count == 1, "the mail's order in the dead-letter queue");
        Assert.DoesNotContain(world.Mail.All, ToAlice);

        world.Mail.Switches.Rejects.On = false;
        await fixture.Sandbox.Clients.Sqs.SendMessageAsync(
            fixture.Sandbox.Resources.Outbox.Url, kept[0].Body, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => world.Mail.All.Count(ToAlice) == 1, "the mail");
    }

    [Fact]
    public async Task The_Expense_Center_learns_who_pays_once_it_is_back()
    {
        var center = fixture.Sandbox.World.ExpenseCenter;
        await using var browser = await fixture.BrowseAsync();
        await RegisterAsync(browser, BuyerAccount.All[1], "bob");
        await Eventually.TrueAsync(() => center.WorkspacesOf("bob").Any(one => one.Method == "Aws"), "Aws at the Expense Center");

        center.Switches.ApiDown.On = true;
        await browser.UnsubscribeAsync(fixture.Sandbox.World.Marketplace.Subscriptions.All[^1]);
        await Eventually.SeesAsync(
            () => fixture.Sandbox.RowsAsync("SETTLEMENT"),
            rows => rows.Any(row => row["PK"].S.Contains(center.WorkspacesOf("bob").Single(one => one.Version > 0).Id, StringComparison.Ordinal)
                && row["method"].S == "ExpenseCenter"),
            "the workspace back in our table");
        Assert.Contains(center.WorkspacesOf("bob"), one => one.Method == "Aws");

        // What failed was sent again, and Lambda counts it as a loop: the third invocation of one chain.
        var outbox = fixture.Sandbox.Functions["Outbox"];
        await Eventually.TrueAsync(() => ThirdRound().IsMatch(outbox.Log), "a third round");

        center.Switches.ApiDown.On = false;
        await Eventually.TrueAsync(() => center.WorkspacesOf("bob").All(one => one.Method == "ExpenseCenter"), "the Expense Center's own view");
    }

    [GeneratedRegex("Lineage=1:[0-9a-f]{8}:2")]
    private static partial Regex ThirdRound();

    private static async Task RegisterAsync(BuyersBrowser browser, BuyerAccount buyer, string username)
    {
        await browser.SubscribeAsync(SandboxProducts.Newer, buyer);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync(username);
        await browser.ChooseAsync("us1");
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
    }

    private static bool ToAlice(ReceivedMail mail) => mail.To.Contains("alice@example.com");

    private async Task<List<Message>> DeadLettersAsync()
    {
        var answer = await fixture.Sandbox.Clients.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = fixture.Sandbox.Resources.Outbox.DeadLetterUrl, VisibilityTimeout = 0 },
            TestContext.Current.CancellationToken);
        return answer.Messages ?? [];
    }
}
