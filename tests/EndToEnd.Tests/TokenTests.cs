using System.Net;
using System.Text.Json;
using Amazon.SQS.Model;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>Whoever holds the registration token can link the buyer's AWS account: after the landing POST it is nowhere.</summary>
public sealed class TokenTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task The_token_of_a_whole_run_is_in_no_row_queue_log_address_or_cookie()
    {
        await using var browser = await fixture.BrowseAsync();
        var subscription = await browser.SubscribeAsync(SandboxProducts.Newer, BuyerAccount.All[0]);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("alice");
        await browser.ChooseAsync("us1");
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(1);
        await Eventually.SeesAsync(
            () => fixture.Sandbox.Billing.SendAsync(new([], Hours: 1), TestContext.Current.CancellationToken), sent => sent.Records > 0, "usage to send");
        await Eventually.TrueAsync(() => fixture.Sandbox.Functions["UsageIntake"].Log.Contains("usage records: ", StringComparison.Ordinal), "the usage taken");
        await browser.UnsubscribeAsync(subscription);
        await Eventually.TrueAsync(() => fixture.Sandbox.World.Mail.All.Count >= 3, "all three mails");

        var tokens = fixture.Sandbox.World.Marketplace.Tokens.All;
        Assert.NotEmpty(tokens);
        var places = await PlacesAsync(browser);
        Assert.All(places, place => Assert.NotEmpty(place.Text));
        Assert.All(places, place => Assert.All(tokens, token => Assert.All(Spellings(token), spelling =>
            Assert.False(place.Text.Contains(spelling, StringComparison.Ordinal), $"The token is in {place.Name}."))));
    }

    private async Task<List<(string Name, string Text)>> PlacesAsync(BuyersBrowser browser)
    {
        var rows = await fixture.Sandbox.RowsAsync();
        var cookies = await browser.Context.CookiesAsync();
        var places = new List<(string Name, string Text)>
        {
            ("the table", JsonSerializer.Serialize(rows)),
            ("the browser's addresses", string.Join('\n', browser.Addresses)),
            ("the browser's cookies", string.Join('\n', cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"))),
            ("the mails", string.Join('\n', fixture.Sandbox.World.Mail.All.Select(mail => mail.Html + mail.Text))),
            ("the queues", "queues:" + await MessagesAsync()),
        };
        places.AddRange(fixture.Sandbox.Functions.Select(function => ($"the log of {function.Key}", File.ReadAllText(function.Value.LogPath))));
        return places;
    }

    private async Task<string> MessagesAsync()
    {
        var bodies = new List<string>();
        foreach (var queue in fixture.Sandbox.Resources.Queues)
        {
            foreach (var url in new[] { queue.Url, queue.DeadLetterUrl })
            {
                var answer = await fixture.Sandbox.Clients.Sqs.ReceiveMessageAsync(
                    new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken);
                bodies.AddRange((answer.Messages ?? []).Select(message => message.Body));
            }
        }

        return string.Join('\n', bodies);
    }

    private static IEnumerable<string> Spellings(string token) =>
        [token, WebUtility.UrlEncode(token), Uri.EscapeDataString(token), JsonEncodedText.Encode(token).ToString(), WebUtility.HtmlEncode(token)];
}
