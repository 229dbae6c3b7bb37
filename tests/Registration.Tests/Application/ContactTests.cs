using System.Net;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>Where mails about a cloud account go: chosen at the registration, changed on the account's page.</summary>
public sealed class ContactTests : IDisposable
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    private readonly RegistrationApplication application = new();

    [Fact]
    public async Task The_owner_changes_the_contact_and_sees_it_in_the_history()
    {
        var (account, _) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        using var browser = application.Open("alice");
        var address = $"/cloud-accounts/{account}";
        var saved = await browser.PostAsync(address, ("email", "ops@例子.公司；alice@example.com"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{address}?saved"), (saved.Status, saved.Location));

        var page = await browser.GetAsync(saved.Location!);
        Assert.Contains("Changed the contact e-mail to ops@例子.公司, alice@example.com", page.Text, StringComparison.Ordinal);
        Assert.Contains("The contact e-mail is saved.", page.Text, StringComparison.Ordinal);
        Assert.Equal("ops@例子.公司, alice@example.com", page.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.DoesNotContain(application.Log, line => line.Contains("ops@", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("用户@例子.公司", "before the @ only ASCII letters")]
    [InlineData("Jörg.müller@example.com", "before the @ only ASCII letters")]
    [InlineData("alice@example", "not a valid e-mail address")]
    public async Task A_contact_that_mails_cannot_reach_is_refused_with_the_reason(string email, string reason)
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var refused = await browser.SubmitAsync("/registration", ("workspaces", $"{workspace}"), ("email", email), ("do", "confirm"));
        Assert.Contains(reason, refused.Text, StringComparison.Ordinal);
        Assert.Empty(application.Mails);

        var (account, _) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        var stored = application.SerializedState();
        var answer = await browser.PostAsync($"/cloud-accounts/{account}", ("email", email));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        foreach (var _ in new[] { "first", "reload" })
        {
            var again = await browser.GetAsync(answer.Location!);
            Assert.Contains(reason, again.Text, StringComparison.Ordinal);
            Assert.Equal(email, again.Page.QuerySelector("#email")!.GetAttribute("value"));
        }

        Assert.Equal(stored, application.SerializedState());
    }

    [Fact]
    public async Task Nobody_but_the_owner_changes_the_contact()
    {
        var (account, _) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        application.ExpenseCenter.Own("mallory");
        using var stranger = application.Open("mallory");
        var token = (await stranger.GetAsync("/cloud-accounts")).FormToken;
        var stored = application.SerializedState();
        var refused = await stranger.SendAsync(
            HttpMethod.Post, $"/cloud-accounts/{account}", [("email", "mallory@example.com"), ("form-token", token)]);
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(stored, application.SerializedState());
    }

    public void Dispose() => application.Dispose();
}
