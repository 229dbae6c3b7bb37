using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.Marketplace.Notices;
using Guance.Serverless.Sandbox.Demo;
using Guance.Serverless.Sandbox.Demo.Browsing;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.EndToEnd.Tests.Calls;

/// <summary>
/// The shortest run in which the functions make every kind of call that they can make to AWS. All other tests are held to the same
/// list by their fixture: a call that one of them reaches and this run does not is found there.
/// </summary>
public sealed class CallsTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    /// <summary>Steps of a story before the buyer unsubscribes.</summary>
    private const int StepsOfRegistering = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private MarketplaceState Marketplace => fixture.Sandbox.World.Marketplace;

    [Fact]
    public async Task The_functions_ask_of_AWS_exactly_what_was_approved()
    {
        await ComeAndGoAsync();
        await HearOfTheDeletedAsync();
        await ChangeTheMethodAsync();
        Marketplace.Switches.HoldNotices.On = true;
        var subscription = await ArriveBeforeTheNoticesAsync();
        await AwaitTheRenewalAsync(subscription);
        await ReplaceAsync();
        await SweepAsync();

        ApprovedCalls.AreExactly(fixture.Sandbox.Calls.Lines);
    }

    private async Task ComeAndGoAsync()
    {
        using var story = new Story(fixture.Sandbox, SandboxProducts.Newer, BuyerAccount.All[0].Id, "alice");
        var firstMail = KeepTheFirstMailWaitingAsync();
        foreach (var (index, step) in story.Steps.Index())
        {
            if (index == StepsOfRegistering)
            {
                await UseAsync();
            }

            await step.PlayAsync(Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }

        await firstMail;
        var accounts = await story.Browser.OpenAsync(new(fixture.Sandbox.PublicUrl, "/cloud-accounts"), Stop);
        Assert.Contains(BuyerAccount.All[0].Id, accounts.Text, StringComparison.Ordinal);
    }

    /// <summary>Usage that is taken, and metered in the end; and usage of an hour that began before the registration, which is handed back.</summary>
    private async Task UseAsync()
    {
        var account = fixture.Sandbox.World.ExpenseCenter.WorkspacesOf("alice").First(one => one.Method == "Aws").CloudAccount!.Id;
        await fixture.Sandbox.Billing.SendAsync(new([], Hours: 0) { InProgress = true, CloudAccount = account }, Stop);
        await fixture.Sandbox.Billing.SendAsync(new([], Hours: 1), Stop);
        await Eventually.TrueAsync(() => fixture.Sandbox.World.ExpenseCenter.Api.Returns.Count > 0, "usage that was handed back");
    }

    /// <summary>SES is away when it is wanted first, so the mail is put off.</summary>
    private async Task KeepTheFirstMailWaitingAsync()
    {
        var switches = fixture.Sandbox.World.Mail.Switches;
        switches.Down.On = true;
        await Eventually.TrueAsync(() => fixture.Sandbox.Calls.Lines.Contains("Outbox sqs:SendMessage outbox"), "a mail that is put off");
        switches.Down.On = false;
    }

    /// <summary>AWS repeats the last sign as an event of its own: the name must still lead to the account that was deleted.</summary>
    private Task HearOfTheDeletedAsync() => TakeInAsync(Marketplace.Notices.All[^1]);

    /// <summary>An owner takes a workspace away from a cloud account.</summary>
    private async Task ChangeTheMethodAsync()
    {
        using var story = new Story(fixture.Sandbox, SandboxProducts.Newer, BuyerAccount.All[2].Id, "bob");
        foreach (var step in story.Steps.Take(6))
        {
            await step.PlayAsync(Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }

        var list = await story.Browser.OpenAsync(new(fixture.Sandbox.PublicUrl, "/workspaces"), Stop);
        var methods = await story.Browser.FollowAsync(list, "tr:has(.badge.good) a[href$='/settlement']", Stop);
        var done = await story.Browser.SubmitAsync(
            methods.Form("#settlement").With("method", "expense-center").With("do", "confirm"), Stop);
        Assert.Equal((200, "?done"), (done.Status, done.Address.Query));
        await RefuseAStrangerAsync();
        await GoOnWithAnOrderAsync();
    }

    /// <summary>Somebody else comes with the same subscription, and asks for the account.</summary>
    private async Task RefuseAStrangerAsync()
    {
        using var browser = new Browser();
        var subscription = Marketplace.Subscriptions.All[^1];
        var bought = await browser.OpenAsync(new(fixture.Sandbox.Console.Console, subscription.Path), Stop);
        var signIn = await browser.SubmitAsync(bought.Form("#set-up"), Stop);
        var refused = await browser.SubmitAsync(signIn.Form("#sign-in").With("username", "alice"), Stop);
        Assert.Equal(403, (await browser.SubmitAsync(refused.Form("main form[action='/registration']"), Stop)).Status);
    }

    /// <summary>The page had no time for the second part of an order; a work order goes on with it.</summary>
    private async Task GoOnWithAnOrderAsync()
    {
        var sandbox = fixture.Sandbox;
        var order = (await sandbox.RowsAsync("ORDER#")).MaxBy(row => row["PK"].S)!;
        var body = JsonNode.Parse(order["body"].S)!;
        var first = (await sandbox.RowsAsync($"PARTS#{body["partsId"]}")).Single();
        var second = JsonNode.Parse(first["body"].S)!;
        var workspace = sandbox.World.ExpenseCenter.WorkspacesOf("bob").First(one => one is { Site: "us1", Method: "ExpenseCenter" });
        second["number"] = 1;
        second["outcomes"] = new JsonArray();
        second["pending"] = new JsonArray(new JsonObject { ["key"] = workspace.Key, ["name"] = workspace.Name });
        (body["parts"], body["count"], body["kind"], body["doneAt"]) = (2, 3, nameof(PayerOrderKind.Adding), null);
        await PutAsync(new(first) { ["SK"] = new("000001"), ["body"] = new(second.ToJsonString()) });
        await PutAsync(new(order) { ["body"] = new(body.ToJsonString()) });

        var work = new WorkOrderMessage { Work = WorkOrderMessage.Payers, PayerOrder = body["id"]!.GetValue<string>() };
        await sandbox.Clients.Sqs.SendMessageAsync(
            sandbox.Resources.Notices.Url, JsonSerializer.Serialize(work, QueueMessagesJson.Default.WorkOrderMessage), Stop);
        await Eventually.SeesAsync(
            () => sandbox.RowsAsync(order["PK"].S), rows => JsonNode.Parse(rows[0]["body"].S)!["doneAt"] is not null, "the order, done");

        Task PutAsync(Dictionary<string, AttributeValue> item) =>
            sandbox.Clients.DynamoDb.PutItemAsync(new PutItemRequest { TableName = sandbox.Resources.Table, Item = item }, Stop);
    }

    /// <summary>The buyer is faster than AWS's notices, so the landing page opens the account and gives it its name.</summary>
    private async Task<Subscription> ArriveBeforeTheNoticesAsync()
    {
        var subscription = await Marketplace.Buyer.SubscribeAsync(
            SandboxProducts.Newer, BuyerAccount.All[1], freeTrial: false, paymentFails: false, Stop);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var form = new FormUrlEncodedContent([new("x-amzn-marketplace-token", Marketplace.Tokens.Issue(subscription!))]);
        using var answer = await client.PostAsync(new Uri(fixture.Sandbox.PublicUrl, "/aws/register"), form, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        foreach (var notice in Marketplace.Notices.All.TakeLast(2))
        {
            await TakeInAsync(notice);
        }

        return subscription!;
    }

    /// <summary>The old licence goes before anybody has heard of the new one, so the work is put off.</summary>
    private async Task AwaitTheRenewalAsync(Subscription subscription)
    {
        await Marketplace.Buyer.RenewAsync(subscription, "RENEW", Stop);
        var (ended, deprovisioned) = (Marketplace.Notices.All[^3], Marketplace.Notices.All[^1]);
        await TakeInAsync(ended);
        await TakeInAsync(deprovisioned);
        await Eventually.SeesAsync(
            () => fixture.Sandbox.Clients.Sqs.GetQueueAttributesAsync(
                fixture.Sandbox.Resources.Notices.Url, ["ApproximateNumberOfMessagesDelayed"], Stop),
            queue => queue.ApproximateNumberOfMessagesDelayed == 1,
            "a work order that is held back");
    }

    /// <summary>An agreement replaces another one without naming it.</summary>
    private async Task ReplaceAsync()
    {
        var created = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Contracts", "eventbridge-renewal-created.json"), Stop))!;
        var agreement = created["detail"]!["agreement"]!.AsObject();
        agreement.Remove("previousAgreementId");
        agreement["intent"] = "REPLACE";
        await fixture.Sandbox.Clients.Sqs.SendMessageAsync(fixture.Sandbox.Resources.Notices.Url, created.ToJsonString(), Stop);
        await Eventually.TrueAsync(
            () => fixture.Sandbox.Calls.Lines.Contains("Subscriptions dynamodb:PutItem table REPLACEMENTS#"), "an open replacement");
    }

    /// <summary>What an operator sends, and the schedule every hour.</summary>
    private async Task SweepAsync()
    {
        await fixture.Sandbox.Clients.Sqs.SendMessageAsync(fixture.Sandbox.Resources.Outbox.Url, """{"sweep":"now"}""", Stop);
        await Eventually.TrueAsync(() => fixture.Sandbox.Calls.Lines.Contains("Outbox dynamodb:Query table WATCHED"), "a sweep");
    }

    private async Task TakeInAsync(LoggedNotice notice)
    {
        var before = (await fixture.Sandbox.RowsAsync("NOTICE#")).Count;
        await Marketplace.Notices.DeliverAsync(notice, Stop);
        await Eventually.SeesAsync(
            () => fixture.Sandbox.RowsAsync("NOTICE#"), rows => rows.Count > before, $"{notice.Notice.Kind}, taken in,");
    }
}
