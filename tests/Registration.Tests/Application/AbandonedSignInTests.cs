using System.Net;
using Guance.Serverless.Web.SignIn;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>A browser in which sign-ins are begun again and again and not finished.</summary>
public sealed class AbandonedSignInTests : IDisposable
{
    /// <summary>All headers of a request, or a response. Source: API Gateway quotas for HTTP APIs.</summary>
    private const int LongestHeaders = 10_240;

    private static readonly string[] Prefixes = [SignInServices.CorrelationCookie, SignInServices.NonceCookie];

    private readonly RegistrationApplication application = new();
    private readonly CookieBrowser browser;

    public AbandonedSignInTests() => browser = new(application);

    [Fact]
    public async Task However_many_sign_ins_are_abandoned_the_cookies_stay_few_and_the_latest_sign_ins_can_be_finished()
    {
        List<string> callbacks = [];
        for (var tab = 1; tab <= 40; tab++)
        {
            callbacks.Add(application.Issuer.SignIn("alice", (await browser.GetAsync("/sign-in")).Location!));
        }

        Assert.All(Prefixes, prefix => Assert.Equal(AbandonedSignIns.MaxPending, Pending(prefix)));
        Assert.InRange(browser.CookieHeader.Length, 1, LongestHeaders / 2);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(callbacks[^(AbandonedSignIns.MaxPending + 1)])).Status);
        foreach (var callback in callbacks.TakeLast(AbandonedSignIns.MaxPending))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(callback)).Status);
        }
    }

    [Fact]
    public async Task A_browser_that_has_many_cookies_of_sign_ins_loses_them_in_responses_that_API_Gateway_takes()
    {
        await browser.GetAsync("/sign-in");
        var ofOneSignIn = browser.Cookies.ToList();
        browser.Cookies.Clear();
        for (var tab = 0; tab < 26; tab++)
        {
            browser.Cookies.AddRange(ofOneSignIn.Select(cookie => ($"{cookie.Name[..^2]}{tab:00}", cookie.Value)));
        }

        for (var time = 0; time < 3; time++)
        {
            Assert.InRange((await browser.GetAsync("/sign-in")).CookieBytes, 1, LongestHeaders - 2_048);
        }

        Assert.All(Prefixes, prefix => Assert.Equal(AbandonedSignIns.MaxPending, Pending(prefix)));
    }

    public void Dispose()
    {
        browser.Dispose();
        application.Dispose();
    }

    private int Pending(string prefix) => browser.Cookies.Count(cookie => cookie.Name.StartsWith(prefix, StringComparison.Ordinal));
}
