using System.Net;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>
/// Every kind of answer has the headers that keep browsers from harm. What they are is in <see cref="RulesOfAnswers"/>, which all
/// answers of all attacks are held to.
/// </summary>
[Collection<AttackedSystem>]
public sealed class HeadersTests(SafetyFixture fixture)
{
    [Theory]
    [InlineData("GET", "/aws/register", 200)]
    [InlineData("HEAD", "/aws/register", 200)]
    [InlineData("GET", "/signed-out", 200)]
    [InlineData("GET", "/help", 200)]
    [InlineData("GET", "/bills", 302)]
    [InlineData("GET", "/bills/01ARZ3NDEKTSV4RRFFQ69G5FAV/2026-11", 302)]
    [InlineData("GET", "/bills/01ARZ3NDEKTSV4RRFFQ69G5FAV/2026-11/usage.csv", 302)]
    [InlineData("POST", "/bills", 405)]
    [InlineData("GET", "/", 303)]
    [InlineData("GET", "/sign-in", 302)]
    [InlineData("GET", "/sign-up", 302)]
    [InlineData("GET", "/cloud-accounts", 302)]
    [InlineData("GET", "/registration/status", 204)]
    [InlineData("GET", "/registration?lang=zh", 400)]
    [InlineData("GET", "/signin-oidc", 400)]
    [InlineData("GET", "/nothing/here", 404)]
    [InlineData("GET", "/assets/site.000000000000.css", 404)]
    [InlineData("PUT", "/registration", 405)]
    [InlineData("DELETE", "/cloud-accounts", 405)]
    [InlineData("OPTIONS", "/aws/register", 405)]
    [InlineData("TRACE", "/aws/register", 405)]
    public async Task Answers_to_visitors_who_are_not_signed_in_have_the_security_headers(string method, string target, int status)
    {
        using var client = fixture.NewClient();
        var answer = await client.SendAsync(new(new HttpMethod(method), client.At(target)));
        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.True(status < 400 || answer.IsPage, $"{answer}");
    }

    [Fact]
    public async Task Browsers_may_cache_style_sheet_and_script_and_nothing_else()
    {
        using var client = fixture.NewClient();
        var page = await client.GetAsync("/aws/register");
        var files = page.Read().All("link[href], img[src], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Distinct().ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.StartsWith("/assets/", file, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(file)).Status);
        }
    }

    [Fact]
    public async Task Answers_to_signed_in_buyers_have_the_security_headers()
    {
        var buyer = await fixture.RegisterAsync();
        using var client = buyer.Client;
        var bill = $"/bills/{buyer.Id}/{TimeProvider.System.GetUtcNow():yyyy-MM}";
        foreach (var target in new[]
                 {
                     "/cloud-accounts", "/workspaces", "/bills", "/help", $"/cloud-accounts/{buyer.Id}", $"/cloud-accounts/{buyer.Id}/workspaces",
                     $"/cloud-accounts/{buyer.Id}/status", bill, $"{bill}/usage.csv", $"{bill}/usage.csv?day=1",
                 })
        {
            var answer = await client.GetAsync(target);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }
    }

    [Fact]
    public async Task Answers_that_ask_to_try_again_later_have_the_security_headers()
    {
        var (client, _) = await fixture.NewVisitorAsync();
        using var visitor = client;
        var down = fixture.Sandbox.World.ExpenseCenter.Switches.Down;
        down.On = true;
        try
        {
            var answer = await visitor.GetAsync("/workspaces");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            Assert.True(answer.IsPage);
        }
        finally
        {
            down.On = false;
        }
    }
}
