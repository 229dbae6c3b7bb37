using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS.Model;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Demo;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>External services fail: what was decided stands, waits, and is carried out once they are back.</summary>
public sealed partial class OutageTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
    public async Task The_Expense_Center_gets_the_payer_once_it_is_back()
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

    [Fact]
    public async Task Items_that_the_pipe_lost_are_carried_out_after_a_sweep()
    {
        var pipe = fixture.Sandbox.Pipe;
        pipe.LosesRecords = true;
        using var story = new Story(fixture.Sandbox, SandboxProducts.Older, BuyerAccount.All[2].Id, "dora.any");
        foreach (var step in story.Steps.Take(6))
        {
            await step.PlayAsync(Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }

        var lost = (await fixture.Sandbox.RowsAsync("OUTBOX#")).Where(row => !row.ContainsKey("doneAt")).ToList();
        Assert.NotEmpty(lost);
        await Eventually.TrueAsync(() => pipe.Lost >= lost.Count, "records that the pipe has lost");
        pipe.LosesRecords = false;
        await MakeOlderAsync(lost, TimeSpan.FromMinutes(11));
        await fixture.Sandbox.Clients.Sqs.SendMessageAsync(fixture.Sandbox.Resources.Outbox.Url, """{"sweep":"now"}""", Stop);

        await Eventually.TrueAsync(
            () => fixture.Sandbox.World.Mail.All.Any(mail => mail.To.Contains("dora@example.com"))
                && fixture.Sandbox.World.ExpenseCenter.WorkspacesOf("dora.any").Any(one => one.Method == "Aws"),
            "the mail, and Aws at the Expense Center");
        Assert.Contains($"\"OutboxSwept\":{lost.Count}}}", fixture.Sandbox.Functions["Outbox"].Log, StringComparison.Ordinal);
    }

    /// <summary>As if the items had been decided so long ago.</summary>
    private async Task MakeOlderAsync(List<Dictionary<string, AttributeValue>> rows, TimeSpan age)
    {
        var then = (TimeProvider.System.GetUtcNow() - age).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            await fixture.Sandbox.Clients.DynamoDb.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = fixture.Sandbox.Resources.Table,
                    Key = new() { ["PK"] = row["PK"], ["SK"] = row["SK"] },
                    UpdateExpression = "SET decidedAt = :then",
                    ExpressionAttributeValues = new() { [":then"] = new(then) },
                },
                Stop);
        }
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
