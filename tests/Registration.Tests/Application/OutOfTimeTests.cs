using System.Net;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>A service hangs until Lambda's time for the request is nearly up.</summary>
public sealed class OutOfTimeTests : IDisposable
{
    private readonly CancellationTokenSource time = new();
    private readonly RegistrationApplication application = new();

    [Theory]
    [InlineData("DynamoDB", "/registration")]
    [InlineData("DynamoDB", "/cloud-accounts")]
    [InlineData("DynamoDB", "/workspaces")]
    [InlineData("DynamoDB", "/bills")]
    [InlineData("Expense Center", "/registration")]
    [InlineData("Expense Center", "/workspaces")]
    public async Task When_the_time_of_a_request_is_up_the_buyer_gets_a_page_and_the_log_a_line(string service, string page)
    {
        application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1));
        using var browser = application.Open("alice");
        await browser.LandAsync(SubscriptionSample.OfLicence("l-1", "agmt-1"));
        await browser.GetAsync("/registration");
        application.Judge = call =>
        {
            if (call.Service != service)
            {
                return null;
            }

            time.CancelAfter(TimeSpan.Zero);
            return Fault.Hang;
        };
        application.TimeIsUp = time.Token;

        var answer = await browser.GetAsync(page);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "This can't be done right now"), (answer.Status, answer.Title));
        Assert.Contains(application.Log, line =>
            line.Contains("\"Error\"", StringComparison.Ordinal) && line.Contains("Canceled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_time_of_a_landing_is_up_the_buyer_gets_a_page_and_may_come_again()
    {
        using var browser = application.Open("alice");
        application.Judge = call =>
        {
            time.CancelAfter(TimeSpan.Zero);
            return Fault.Hang;
        };
        application.TimeIsUp = time.Token;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.LandAsync(SubscriptionSample.OfLicence("l-1", "agmt-1"))).Status);

        application.Judge = null;
        application.TimeIsUp = CancellationToken.None;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.LandAsync(SubscriptionSample.OfLicence("l-1", "agmt-1"))).Status);
    }

    public void Dispose()
    {
        application.Dispose();
        time.Dispose();
    }
}
