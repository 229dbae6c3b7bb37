using System.Net;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>Signing in at the Expense Center, which does not always answer as its contract says.</summary>
public sealed class SignInTests : IDisposable
{
    private const string ToWorkspaces = "/sign-in?returnUrl=%2Fworkspaces";

    private readonly RegistrationApplication application = new();

    public SignInTests() => application.ExpenseCenter.Own("alice");

    /// <summary>The function starts when it is first used.</summary>
    private CookieBrowser Browser => field ??= new(application);

    [Fact]
    public async Task A_buyer_signs_in_and_sees_the_page_that_was_asked_for()
    {
        await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync("/workspaces")).Status);
    }

    [Fact]
    public async Task A_buyer_whose_sign_in_meets_the_first_token_with_a_new_key_is_signed_in()
    {
        await SignInAsync();
        application.Issuer.ChangeKey();
        Browser.Cookies.Clear();
        await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync("/workspaces")).Status);
    }

    public static TheoryData<string, int, string> Metadata => new()
    {
        { FakeIssuer.Metadata, 200, "<html>gateway</html>" },
        { FakeIssuer.Metadata, 200, "{}" },
        { FakeIssuer.Metadata, 200, "" },
        { FakeIssuer.Metadata, 200, FakeIssuer.Describe(issuer: "https://other.example.com").ToJsonString() },
        { FakeIssuer.Metadata, 500, "<html>" },
        { FakeIssuer.Metadata, 0, "" },
        { FakeIssuer.Keys, 200, "<html>gateway</html>" },
        { FakeIssuer.Keys, 200, "{}" },
        { FakeIssuer.Keys, 200, """{"keys":[]}""" },
        { FakeIssuer.Keys, 503, "" },
    };

    [Theory]
    [MemberData(nameof(Metadata))]
    public async Task A_function_that_starts_while_the_issuer_tells_nothing_of_itself_says_try_later_and_later_it_works(string path, int status, string body)
    {
        application.Issuer.Instead = called => called == path ? Answer(status, body) : null;
        AssertTryLater(await Browser.GetAsync(ToWorkspaces));

        application.Issuer.Instead = _ => null;
        await SignInAsync();
    }

    [Theory]
    [MemberData(nameof(Metadata))]
    public async Task What_the_issuer_has_told_of_itself_at_the_start_stays_in_use(string path, int status, string body)
    {
        await Browser.GetAsync("/help");
        application.Issuer.Instead = called => called == path ? Answer(status, body) : null;
        await SignInAsync();
    }

    public static TheoryData<int, string> Tokens => new()
    {
        { 200, "<html>gateway</html>" },
        { 200, "{}" },
        { 200, "" },
        { 200, "[]" },
        { 200, """{"access_token":"access","token_type":"Bearer"}""" },
        { 200, """{"access_token":"access","token_type":"Bearer","id_token":"no.token.this"}""" },
        { 202, "" },
        { 302, "" },
        { 400, """{"error":"invalid_request"}""" },
        { 401, """{"error":"invalid_client"}""" },
        { 429, "slow down" },
        { 502, "<html>" },
        { 0, "" },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_code_that_the_issuer_does_not_trade_for_a_token_is_not_the_buyers_fault(int status, string body)
    {
        var callback = application.Issuer.SignIn("alice", (await Browser.GetAsync(ToWorkspaces)).Location!);
        application.Issuer.Instead = called => called == FakeIssuer.Token ? Answer(status, body) : null;
        AssertTryLater(await Browser.GetAsync(callback));

        application.Issuer.Instead = _ => null;
        await SignInAsync();
    }

    [Theory]
    [InlineData("sub", "")]
    [InlineData("sub", "..")]
    [InlineData("nonce", "of another sign-in")]
    public async Task An_id_token_that_is_not_of_this_sign_in_or_names_nobody_is_not_the_buyers_fault(string claim, string value)
    {
        application.Issuer.MoreClaims[claim] = value;
        AssertTryLater(await Browser.GetAsync(application.Issuer.SignIn("alice", (await Browser.GetAsync(ToWorkspaces)).Location!)));
        Assert.Equal(HttpStatusCode.Redirect, (await Browser.GetAsync("/workspaces")).Status);
    }

    [Theory]
    [InlineData("server_error")]
    [InlineData("temporarily_unavailable")]
    [InlineData("invalid_scope")]
    public async Task An_error_of_the_issuer_is_not_the_buyers_fault(string error) =>
        AssertTryLater(await Browser.GetAsync(FakeIssuer.Refuse(error, (await Browser.GetAsync(ToWorkspaces)).Location!)));

    [Fact]
    public async Task While_our_own_secret_cannot_be_read_a_page_says_try_later()
    {
        var callback = application.Issuer.SignIn("alice", (await Browser.GetAsync(ToWorkspaces)).Location!);
        application.Judge = call => call.Service == "SSM" ? Fault.FailBefore : null;
        AssertTryLater(await Browser.GetAsync(callback));
    }

    [Fact]
    public async Task A_buyer_who_cancels_is_asked_whether_to_sign_in_again()
    {
        var answer = await Browser.GetAsync(FakeIssuer.Refuse("access_denied", (await Browser.GetAsync(ToWorkspaces)).Location!));
        Assert.Equal((HttpStatusCode.Forbidden, "Sign-in was cancelled"), (answer.Status, answer.Title));
        Assert.Contains(ToWorkspaces, answer.Links);
    }

    [Fact]
    public async Task A_sign_in_of_another_browser_or_one_that_is_over_did_not_finish()
    {
        var callback = application.Issuer.SignIn("alice", (await Browser.GetAsync(ToWorkspaces)).Location!);
        using var other = new CookieBrowser(application);
        AssertNotFinished(await other.GetAsync(callback));
        Assert.Equal(HttpStatusCode.Redirect, (await Browser.GetAsync(callback)).Status);
        AssertNotFinished(await Browser.GetAsync(callback));
        AssertNotFinished(await Browser.GetAsync("/signin-oidc"));
        AssertNotFinished(await Browser.GetAsync("/signin-oidc?code=1&state=2"));
    }

    [Fact]
    public async Task A_code_that_is_too_old_did_not_finish()
    {
        var callback = application.Issuer.SignIn("alice", (await Browser.GetAsync(ToWorkspaces)).Location!);
        application.Issuer.Instead = called => called == FakeIssuer.Token ? Answer(400, """{"error":"invalid_grant"}""") : null;
        AssertNotFinished(await Browser.GetAsync(callback));
    }

    public void Dispose()
    {
        Browser.Dispose();
        application.Dispose();
    }

    private static HttpResponseMessage Answer(int status, string body) =>
        status == 0 ? throw new HttpRequestException("Connection refused") : FakeIssuer.Answer(status, body);

    private async Task SignInAsync()
    {
        var back = await Browser.GetAsync(application.Issuer.SignIn("alice", (await Browser.GetAsync(ToWorkspaces)).Location!));
        Assert.Equal((HttpStatusCode.Redirect, "/workspaces"), (back.Status, back.Location));
    }

    private void AssertTryLater(CookieBrowser.Answer answer)
    {
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "The Expense Center cannot sign you in right now"), (answer.Status, answer.Title));
        Assert.Contains(ToWorkspaces, answer.Links);
        Assert.Contains(application.Log, line => line.Contains("\"Error\"", StringComparison.Ordinal));
    }

    private void AssertNotFinished(CookieBrowser.Answer answer)
    {
        Assert.Equal((HttpStatusCode.BadRequest, "Signing in did not finish"), (answer.Status, answer.Title));
        Assert.DoesNotContain(application.Log, line => line.Contains("\"Error\"", StringComparison.Ordinal));
    }
}
