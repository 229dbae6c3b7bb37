using System.Net;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Headers that name another host: links and redirects stay on the configured address.</summary>
[Collection<AttackedSystem>]
public sealed class HostHeaderTests(SafetyFixture fixture)
{
    private const string Evil = "evil.example";

    private static readonly (string Name, string Value)[] Forged =
    [
        ("Host", Evil), ("X-Forwarded-Host", Evil), ("X-Host", Evil), ("X-Original-Host", Evil), ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Port", "444"), ("X-Forwarded-Prefix", "/evil"), ("Forwarded", $"host={Evil};proto=https"),
        ("X-Original-URL", "/evil"), ("X-Rewrite-URL", "/evil"), ("X-HTTP-Method-Override", "DELETE"),
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/sign-up?returnUrl=/workspaces")]
    [InlineData("/cloud-accounts")]
    [InlineData("/aws/register")]
    [InlineData("/signed-out")]
    [InlineData("/signin-oidc")]
    [InlineData("/nothing")]
    public async Task No_page_or_redirect_contains_a_forged_host(string target)
    {
        using var plain = fixture.NewClient();
        var expected = await plain.GetAsync(target);
        foreach (var header in Forged)
        {
            using var client = fixture.NewClient();
            var answer = await client.GetAsync(target, header);
            Assert.Equal(expected.Alike(), answer.Alike());
            Assert.Equal(WithoutNumbers(expected.Location), WithoutNumbers(answer.Location));
        }
    }

    [Fact]
    public async Task The_redirect_URI_of_the_sign_in_is_our_public_URL()
    {
        using var client = fixture.NewClient();
        var answer = await client.GetAsync("/sign-in", [.. Forged]);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains(
            "redirect_uri=" + Uri.EscapeDataString(new Uri(fixture.Sandbox.PublicUrl, "/signin-oidc").AbsoluteUri),
            answer.Location!.Query,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyer_can_register_with_forged_host_headers()
    {
        var (client, account) = await fixture.NewVisitorAsync();
        using var visitor = client;
        var token = fixture.TokenOf(await fixture.SubscribeAsync());
        var landed = await visitor.PostAsync("/aws/register", [("x-amzn-marketplace-token", token)], [.. Forged]);
        Assert.Equal("/registration", landed.Header("Location"));
        var form = await visitor.GetAsync("/registration", [.. Forged]);
        Assert.DoesNotContain("evil", form.Body, StringComparison.Ordinal);
        Assert.Contains(account.Username, form.Body, StringComparison.Ordinal);
    }

    /// <summary>An address without what is made up anew for each sign-in.</summary>
    private static string? WithoutNumbers(Uri? location) =>
        location is null ? null : location.AbsolutePath + string.Join('&', location.Query.Split('&').Where(
            pair => !pair.StartsWith("state=", StringComparison.Ordinal) && !pair.StartsWith("nonce=", StringComparison.Ordinal)
                && !pair.StartsWith("code_challenge=", StringComparison.Ordinal)));
}
