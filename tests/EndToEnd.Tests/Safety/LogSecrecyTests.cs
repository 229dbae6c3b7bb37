using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>
/// Logs hold no credentials and no personal data. The fixture checks the same for the logs of all attacks once they are over.
/// </summary>
[Collection<AttackedSystem>]
public sealed class LogSecrecyTests(SafetyFixture fixture)
{
    [Fact]
    public async Task No_log_has_an_AWS_account_a_token_a_claim_a_cookie_or_an_address_of_a_mail()
    {
        var buyer = await fixture.RegisterAsync();
        using var client = buyer.Client;
        await client.GetAsync($"/cloud-accounts/{buyer.Id}");
        await Eventually.SeesAsync(
            () => fixture.Sandbox.Billing.SendAsync(new([], Hours: 1), TestContext.Current.CancellationToken), sent => sent.Records > 0, "usage to send");
        await Eventually.TrueAsync(() => fixture.Sandbox.Functions["UsageIntake"].Log.Contains("usage records: ", StringComparison.Ordinal), "the usage taken");
        await fixture.Sandbox.World.Marketplace.Buyer.UnsubscribeAsync(buyer.Subscription, lastSign: true, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(
            () => fixture.Sandbox.World.Mail.All.Count(mail => mail.To.Contains(buyer.Account.Email)) == 3, "the mail that says good-bye");

        Assert.All(fixture.Sandbox.Functions.Values, function => Assert.NotEmpty(function.Log));
        Assert.NotEmpty(fixture.Secrets);
        fixture.CheckLogs();
    }
}
