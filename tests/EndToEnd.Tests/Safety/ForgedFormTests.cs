using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Forms that are not ours are sent with the cookies of a buyer who is signed in and holds a claim.</summary>
[Collection<AttackedSystem>]
public sealed class ForgedFormTests(SafetyFixture fixture)
{
    /// <summary>How browsers say that a form is another site's; a site beside ours under the same domain is another one.</summary>
    private static readonly (string Name, string Value)[] Elsewhere =
    [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "nonsense"),
        ("Origin", "https://evil.example"), ("Origin", "http://127.0.0.1"),
    ];

    [Fact]
    public async Task A_form_without_the_buyers_own_token_does_nothing()
    {
        var (buyer, workspace) = await BuyerWithAClaimAsync();
        using var client = buyer.Client;
        var (other, _) = await fixture.NewVisitorAsync();
        using var attacker = other;
        var foreign = (await attacker.GetAsync("/cloud-accounts")).FormToken;
        var own = (await client.GetAsync("/cloud-accounts")).FormToken;
        Assert.NotEmpty(own);
        IEnumerable<(string Name, string Value)>[] forgeries =
        [
            [], [("form-token", "")], [("form-token", foreign)], [("form-token", own[..^1])], [("form-token", own), ("form-token", foreign)],
            [("__RequestVerificationToken", own)],
        ];
        var before = await fixture.DecisionsAsync();
        foreach (var post in PostsOfPages.All.Select(post => post.About(buyer.Id, workspace)))
        {
            foreach (var forgery in forgeries)
            {
                AssertRefused(await client.PostAsync(post.Path, post.With(forgery)));
            }

            AssertRefused(await client.PostAsync($"{post.Path}?form-token={Uri.EscapeDataString(own)}", post.Fields));
        }

        await AssertNothingHappenedAsync(client, before);
    }

    [Fact]
    public async Task Token_and_cookie_of_another_account_do_not_fit_the_session()
    {
        var (buyer, workspace) = await BuyerWithAClaimAsync();
        using var client = buyer.Client;
        var (other, _) = await fixture.NewVisitorAsync();
        using var attacker = other;
        var foreign = (await attacker.GetAsync("/cloud-accounts")).FormToken;
        var cookies = string.Join("; ", client.Cookies.Where(cookie => cookie.Key != "__Host-form").Append(attacker.Cookies.Single(
            cookie => cookie.Key == "__Host-form")).Select(cookie => $"{cookie.Key}={cookie.Value}"));
        var before = await fixture.DecisionsAsync();
        foreach (var post in PostsOfPages.All.Select(post => post.About(buyer.Id, workspace)))
        {
            AssertRefused(await client.PostAsync(post.Path, post.With(("form-token", foreign)), ("Cookie", cookies)));
        }

        await AssertNothingHappenedAsync(client, before);
    }

    [Fact]
    public async Task A_form_posted_from_another_site_is_refused_even_with_the_right_token()
    {
        var (buyer, workspace) = await BuyerWithAClaimAsync();
        using var client = buyer.Client;
        var own = (await client.GetAsync("/cloud-accounts")).FormToken;
        var before = await fixture.DecisionsAsync();
        foreach (var post in PostsOfPages.All.Select(post => post.About(buyer.Id, workspace)).Append(new("/signin-oidc")).Append(new("/nothing")))
        {
            foreach (var elsewhere in Elsewhere)
            {
                var answer = await client.PostAsync(post.Path, post.With(("form-token", own)), elsewhere);
                Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
                Assert.True(answer.IsPage);
            }
        }

        await AssertNothingHappenedAsync(client, before);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "null")] // What browsers say where the page, as ours, sends no referrer.
    [InlineData("Origin", "own")]
    public async Task A_form_of_our_own_pages_is_accepted(string header, string value)
    {
        var (client, account) = await fixture.NewVisitorAsync();
        using var visitor = client;
        await fixture.LandAsync(visitor, fixture.TokenOf(await fixture.SubscribeAsync()));
        var form = await visitor.GetAsync("/registration");
        var origin = fixture.Sandbox.PublicUrl.GetLeftPart(UriPartial.Authority);
        var answer = await visitor.PostAsync(
            "/registration",
            [("workspaces", fixture.WorkspacesOf(account)[0].Key), ("email", account.Email), ("do", "confirm"), ("form-token", form.FormToken)],
            (header, value == "own" ? origin : value));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Contains((await fixture.Sandbox.RowsAsync(fixture.WorkspacesOf(account)[0].Id)), row => row["SK"].S == "SETTLEMENT");
    }

    private async Task<(RegisteredBuyer Buyer, string Workspace)> BuyerWithAClaimAsync()
    {
        var buyer = await fixture.RegisterAsync();
        await fixture.LandAsync(buyer.Client, fixture.TokenOf(buyer.Subscription));
        return (buyer, fixture.WorkspacesOf(buyer.Account)[1].Key);
    }

    private async Task AssertNothingHappenedAsync(RawClient client, string before)
    {
        Assert.Equal(before, await fixture.DecisionsAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/cloud-accounts")).Status);
    }

    private static void AssertRefused(Answer answer)
    {
        Assert.InRange((int)answer.Status, 400, 499);
        Assert.True(answer.IsPage);
    }
}
