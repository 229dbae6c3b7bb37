using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Somebody got hold of a registration token or of a claim that is not theirs.</summary>
[Collection<AttackedSystem>]
public sealed class StolenTokenTests(SafetyFixture fixture)
{
    private const string Claim = "__Host-claim";

    [Fact]
    public async Task A_token_of_an_owned_account_changes_nothing_and_its_owner_is_told_once_a_claim()
    {
        var owner = await fixture.RegisterAsync();
        using var owning = owner.Client;
        var before = await fixture.DecisionsAsync($"ACCOUNT#{owner.Id}");
        var (client, thief) = await fixture.NewVisitorAsync();
        using var stealing = client;

        for (var claims = 1; claims <= 2; claims++)
        {
            await fixture.LandAsync(stealing, fixture.TokenOf(owner.Subscription));
            var claim = stealing.Cookies[Claim];
            for (var attempt = 0; attempt < 3; attempt++)
            {
                stealing.Cookies[Claim] = claim;
                var refused = await fixture.ConfirmAsync(stealing, thief.Email, fixture.WorkspacesOf(thief)[0].Key);
                Assert.InRange((int)refused.Status, 400, 499);
                Assert.DoesNotContain(owner.Account.Username, refused.Body, StringComparison.Ordinal);
                Assert.DoesNotContain(owner.Id, refused.Body, StringComparison.Ordinal);
            }

            Assert.Equal(claims, (await fixture.Sandbox.RowsAsync("OUTBOX#")).Count(row => IsWarning(row["body"].S, owner.Id)));
        }

        Assert.Equal(before, await fixture.DecisionsAsync($"ACCOUNT#{owner.Id}"));
        await Eventually.TrueAsync(
            () => fixture.Sandbox.World.Mail.All.Count(mail => mail.To.Contains(owner.Account.Email)) == 3, "a confirmation and two warnings");
        Assert.DoesNotContain(fixture.Sandbox.World.Mail.All, mail => mail.To.Contains(thief.Email));
    }

    [Fact]
    public async Task A_claim_that_another_account_has_used_is_invalid()
    {
        var (client, account) = await fixture.NewVisitorAsync();
        using var buyer = client;
        await fixture.LandAsync(buyer, fixture.TokenOf(await fixture.SubscribeAsync()));
        var claim = buyer.Cookies[Claim];
        await fixture.ConfirmAsync(buyer, account.Email, fixture.WorkspacesOf(account)[0].Key);
        Assert.DoesNotContain(Claim, buyer.Cookies.Keys);

        var (other, thief) = await fixture.NewVisitorAsync();
        using var stealing = other;
        stealing.Cookies[Claim] = claim;
        await IsWorthNothingAsync(stealing, thief.Email, fixture.WorkspacesOf(thief)[0].Key);
    }

    [Fact]
    public async Task A_claim_is_no_use_in_another_browser_and_cannot_be_guessed()
    {
        var subscription = await fixture.SubscribeAsync();
        using var landed = fixture.NewClient();
        await fixture.LandAsync(landed, fixture.TokenOf(subscription));
        var claim = landed.Cookies[Claim];

        var (client, account) = await fixture.NewVisitorAsync();
        using var elsewhere = client;
        foreach (var guess in new[] { null, "", "x", new string('A', 43), claim[..42], claim + "A", claim.ToUpperInvariant(), $"{claim}%00" })
        {
            elsewhere.Cookies.Remove(Claim);
            if (guess is not null)
            {
                elsewhere.Cookies[Claim] = guess;
            }

            await IsWorthNothingAsync(elsewhere, account.Email, fixture.WorkspacesOf(account)[0].Key);
        }
    }

    [Fact]
    public async Task A_planted_claim_shows_the_AWS_account_and_gives_the_attacker_nothing()
    {
        var subscription = await fixture.SubscribeAsync();
        var (attacking, attacker) = await fixture.NewVisitorAsync();
        using var planter = attacking;
        await fixture.LandAsync(planter, fixture.TokenOf(subscription));
        var planted = planter.Cookies[Claim];

        var (client, account) = await fixture.NewVisitorAsync();
        using var victim = client;
        victim.Cookies[Claim] = planted;
        var before = await fixture.DecisionsAsync();
        var page = await victim.GetAsync("/registration");
        Assert.Contains(subscription.Buyer.Id, page.Body, StringComparison.Ordinal);
        Assert.Equal(before, await fixture.DecisionsAsync());

        await fixture.ConfirmAsync(victim, account.Email, fixture.WorkspacesOf(account)[0].Key);
        await IsWorthNothingAsync(planter, attacker.Email, fixture.WorkspacesOf(attacker)[0].Key);
    }

    private async Task IsWorthNothingAsync(RawClient client, string email, string workspace)
    {
        var before = await fixture.DecisionsAsync();
        var shown = await client.GetAsync("/registration");
        Assert.NotEqual(HttpStatusCode.OK, shown.Status);
        Assert.DoesNotMatch("[0-9]{12}", shown.Read().Text);
        var confirmed = await client.PostAsync(
            "/registration", [("workspaces", workspace), ("email", email), ("do", "confirm"), ("form-token", shown.FormToken)]);
        Assert.InRange((int)confirmed.Status, 400, 499);
        Assert.Equal(before, await fixture.DecisionsAsync());
    }

    private static bool IsWarning(string body, string account) =>
        body.Contains("LinkRefused", StringComparison.Ordinal) && body.Contains(account, StringComparison.Ordinal);
}
