using System.Net;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>A link to our sign-in that is to end on the attacker's site.</summary>
[Collection<AttackedSystem>]
public sealed class ReturnAddressTests(SafetyFixture fixture)
{
    /// <summary>As they stand in the address, so that each is decoded as often as the server does it.</summary>
    private static readonly string[] Hostile =
    [
        "//evil.example", "%2F%2Fevil.example", "/%2Fevil.example", "%252F%252Fevil.example", "/%5Cevil.example", "/\\evil.example",
        "\\\\evil.example", "https://evil.example", "https%3A%2F%2Fevil.example", "https:evil.example", "HtTpS:/evil.example", "///evil.example",
        "javascript:alert(1)", "data:text/html,x", "%20//evil.example", "/%09/evil.example",
        "/%0d%0aSet-Cookie:%20__Host-session=evil",
        "/%0a/evil.example", "/%E5%B7%A5", "/%00", "/.//evil.example", "/..//evil.example",
        "evil.example", "@evil.example", ".evil.example", "/x&returnUrl=//evil.example",
    ];

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    public async Task After_signing_in_the_browser_stays_on_our_site(string path)
    {
        foreach (var address in Hostile)
        {
            using var client = fixture.NewClient();
            AssertOurs(address, await fixture.SignInAsync(client, fixture.NewAccount(), $"{path}?returnUrl={address}"));
        }
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_already_stays_on_our_site()
    {
        var (client, _) = await fixture.NewVisitorAsync();
        using var visitor = client;
        foreach (var address in Hostile)
        {
            AssertOurs(address, await visitor.GetAsync($"/sign-in?returnUrl={address}"));
            AssertOurs(address, await visitor.GetAsync($"/sign-in?ReturnUrl={address}"));
        }
    }

    [Fact]
    public async Task A_page_that_asks_to_sign_in_leads_back_to_itself()
    {
        using var client = fixture.NewClient();
        foreach (var address in Hostile)
        {
            var asked = await client.GetAsync($"/cloud-accounts?cursor={address}&returnUrl={address}");
            Assert.StartsWith(new Uri(fixture.Sandbox.PublicUrl, "/sign-in?").AbsoluteUri, asked.Location!.AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/%2e%2e")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("///evil.example")]
    public async Task No_link_on_a_404_page_leads_to_another_site(string target)
    {
        using var client = fixture.NewClient();
        var page = await client.GetAsync(target);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain(
            page.Read().All("a[href], form[action]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("action")!),
            link => link.StartsWith("//", StringComparison.Ordinal) || link.StartsWith("/\\", StringComparison.Ordinal));
    }

    private void AssertOurs(string address, Answer answer)
    {
        Assert.True(answer.Location is { } location && location.Authority == fixture.Sandbox.PublicUrl.Authority, $"{address} leads to {answer}");
        Assert.Matches("^/(?![/\\\\])[!-~]*$", answer.Header("Location"));
        Assert.DoesNotContain(answer.SetCookies, cookie => cookie.Contains("=evil", StringComparison.Ordinal));
    }
}
