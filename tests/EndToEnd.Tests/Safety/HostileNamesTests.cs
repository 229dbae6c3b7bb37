using Amazon.SQS.Model;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;
using Guance.Serverless.Fakes.ExternalServices;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Names, addresses and what AWS says are markup that would run scripts: on every page they are text.</summary>
[Collection<AttackedSystem>]
public sealed class HostileNamesTests(SafetyFixture fixture)
{
    private const string Username = "\"><img src=x onerror=alert(1)>'<script>alert(2)<&amp;`${alert(3)}";
    private const string Email = "'\"><svg onload=alert(4)>@example.com";
    private const string Event = "<img src=x onerror=alert(5)>";

    private readonly List<string> complaints = [];

    [Fact]
    public async Task Every_page_shows_hostile_names_as_text()
    {
        var account = fixture.NewAccount(Username, Email);
        await using var browser = await fixture.BrowseAsync();
        await ListenAsync(browser);
        var subscription = await fixture.SubscribeAsync();
        await browser.OpenAsync(subscription);
        await browser.SetUpAccountAsync();
        await browser.SeeSignInAsync();
        await browser.Page.Locator("button[name='username']").Filter(new() { HasText = account.Email }).ClickAsync();
        await SeeAsync(browser, fixture.WorkspacesOf(account)[0]);

        await browser.ReviewAsync();
        await Expect(browser.Page.Locator("[role='alert']").First).ToBeVisibleAsync();
        await browser.ChooseAsync(fixture.WorkspacesOf(account)[0].Site);
        await browser.ReviewAsync();
        await FillAsync(browser, Email);
        await Expect(browser.Page.Locator("[role='alert']").First).ToBeVisibleAsync();
        await SeeAsync(browser, fixture.WorkspacesOf(account)[0]);
        await FillAsync(browser, "contact@example.com");
        await SeeAsync(browser, fixture.WorkspacesOf(account)[0]);
        var id = await AccountOfAsync(Username);
        await SendLicenceEventAsync(subscription.LicenceArn!);

        await browser.Page.GotoAsync(At($"/cloud-accounts/{id}/workspaces"));
        await SeeAsync(browser, fixture.WorkspacesOf(account)[^1]);
        await browser.Page.GotoAsync(At($"/workspaces?q={Uri.EscapeDataString(Username)}&site={Uri.EscapeDataString(Event)}"));
        await SeeAsync(browser, workspace: null);
        await browser.Page.GotoAsync(At($"/bills?month={Uri.EscapeDataString(Event)}"));
        await SeeAsync(browser, workspace: null);
        await browser.Page.GotoAsync(At("/workspaces"));
        await SeeAsync(browser, fixture.WorkspacesOf(account)[^1]);
        await browser.Page.GotoAsync(At("/cloud-accounts"));
        await SeeAsync(browser, workspace: null);
        await browser.SeeAsync(At($"/cloud-accounts/{id}"), "text=onerror=alert(5)");
        var bound = await BoundAsync(id);
        await SeeAsync(browser, fixture.WorkspacesOf(account).Single(one => one.Id == bound));
        await browser.Page.GotoAsync(At("/nothing/" + Uri.EscapeDataString(Username)));
        await SeeAsync(browser, workspace: null);
        Assert.Empty(complaints);
    }

    private string At(string path) => new Uri(fixture.Sandbox.PublicUrl, path).ToString();

    private async Task ListenAsync(BuyersBrowser browser)
    {
        browser.Page.Dialog += async (_, dialog) =>
        {
            complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        // That the page itself is a 404 or 422 is what the test asks for.
        browser.Page.Console += (_, message) => complaints.AddRange(
            message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && message.Location.StartsWith(browser.Page.Url, StringComparison.Ordinal)
                ? [] : [$"console: {message.Text} {message.Location}"]);
        browser.Page.PageError += (_, error) => complaints.Add($"error: {error}");
        await browser.Page.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', event => console.error(`${event.violatedDirective} ${event.blockedURI}`))");
    }

    private static async Task SeeAsync(BuyersBrowser browser, CenterWorkspace? workspace)
    {
        await Expect(browser.Page.Locator("main")).ToBeVisibleAsync();
        await Expect(browser.Page.Locator("body")).ToContainTextAsync(workspace?.Name ?? Username);
        Assert.Equal(0, await browser.Page.Locator("[onerror], [onload], img[src='x'], body svg[onload], script:not([src])").CountAsync());
    }

    private static async Task FillAsync(BuyersBrowser browser, string email)
    {
        await browser.Page.FillAsync("input[name='email']", email);
        await browser.Page.RunAndWaitForResponseAsync(
            () => browser.Page.ClickAsync("main button[value='confirm']"), response => response.Request.Method == "POST");
    }

    private async Task<string> AccountOfAsync(string owner) => (await fixture.Sandbox.RowsAsync(" ACCOUNT"))
        .Single(row => row.TryGetValue("owner", out var name) && name.S == owner)["PK"].S.Split('#')[1];

    private async Task<string> BoundAsync(string account) =>
        Assert.Single(await fixture.Sandbox.RowsAsync($"ACCOUNT#{account} WORKSPACE#"))["SK"].S.Split('#')[^1];

    /// <summary>AWS sends an event of a kind that nobody knows: the history names it as AWS does.</summary>
    private Task SendLicenceEventAsync(string licence) => fixture.Sandbox.Clients.Sqs.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = fixture.Sandbox.Resources.Notices.Url,
            MessageBody = $$$"""
                {"version":"0","id":"{{{Guid.NewGuid()}}}","detail-type":"{{{Event}}}","source":"aws.agreement-marketplace","account":"123456789012",
                 "time":"2026-11-20T14:24:57Z","region":"us-east-1","resources":[],
                 "detail":{"license":{"arn":"{{{licence}}}"},"agreement":{"id":"agmt-<script>alert(6)</script>"} } }
                """,
        },
        TestContext.Current.CancellationToken);
}
