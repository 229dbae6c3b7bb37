using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>An attacker makes the victim's browser do what the attacker wants: with the attacker's token, code, or form.</summary>
[Collection<AttackedSystem>]
public sealed class LoginForgeryTests(SafetyFixture fixture)
{
    /// <summary>Another site than the product's.</summary>
    private const string Evil = "http://localhost/evil";

    [Fact]
    public async Task The_page_shows_the_attackers_AWS_account_and_links_nothing_before_the_victim_confirms()
    {
        await using var browser = await fixture.BrowseAsync();
        var victim = fixture.NewAccount();
        await browser.Page.GotoAsync(new Uri(fixture.Sandbox.PublicUrl, "/sign-in").ToString());
        await browser.SignInAsync(victim.Username);
        await Expect(browser.Page.Locator("main")).ToBeVisibleAsync();
        var attackers = await fixture.SubscribeAsync();

        await LureAsync(browser, "/aws/register", ("x-amzn-marketplace-token", fixture.TokenOf(attackers)));
        Assert.Equal("/registration", new Uri(browser.Page.Url).AbsolutePath);
        await Expect(browser.Page.Locator("main")).ToContainTextAsync(attackers.Buyer.Id);
        var before = await fixture.DecisionsAsync();

        var status = await LureAsync(
            browser, "/registration", ("workspaces", fixture.WorkspacesOf(victim)[0].Key), ("email", victim.Email), ("do", "confirm"));
        Assert.Equal((int)HttpStatusCode.Forbidden, status);
        Assert.Equal(before, await fixture.DecisionsAsync());
        Assert.DoesNotContain(victim.Username, before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_of_the_attackers_sign_in_signs_nobody_in()
    {
        using var attacker = fixture.NewClient();
        var asked = await attacker.GetAsync("/sign-in");
        var callback = await fixture.SendBackAsync(attacker, asked, fixture.NewAccount());

        using var victim = fixture.NewClient();
        var answer = await victim.GetAsync(callback.PathAndQuery);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain(victim.Cookies.Keys, name => name.StartsWith("__Host-session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_of_signing_in_are_alike_whatever_went_wrong()
    {
        using var attacker = fixture.NewClient();
        var asked = await attacker.GetAsync("/sign-in");
        var callback = await fixture.SendBackAsync(attacker, asked, fixture.NewAccount());
        using var client = fixture.NewClient();
        var pages = new List<string>();
        foreach (var query in new[]
                 {
                     "", "?code=made-up", "?code=made-up&state=made-up", callback.Query,
                     "?error=server_error&error_description=Account+does+not+exist", "?error=login_required&state=x",
                 })
        {
            pages.Add((await client.GetAsync("/signin-oidc" + query)).Alike());
        }

        Assert.Single(pages.Distinct());
    }

    /// <summary>The victim opens the attacker's page, which sends a form to ours at once.</summary>
    private async Task<int> LureAsync(BuyersBrowser browser, string target, params (string Name, string Value)[] fields)
    {
        var inputs = string.Concat(fields.Select(field => $"<input name=\"{field.Name}\" value=\"{field.Value}\">"));
        var address = new Uri(fixture.Sandbox.PublicUrl, target).ToString();
        await browser.Context.RouteAsync(Evil, route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<form method=\"post\" action=\"{address}\">{inputs}</form><script>document.forms[0].submit()</script>",
        }));
        var answer = await browser.Page.RunAndWaitForResponseAsync(
            () => browser.Page.GotoAsync(Evil), response => response.Url == address && response.Request.Method == "POST");
        await browser.Page.WaitForURLAsync(new Uri(fixture.Sandbox.PublicUrl, "/**").ToString());
        await browser.Context.UnrouteAsync(Evil);
        return answer.Status;
    }
}
