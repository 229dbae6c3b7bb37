using System.Net;
using System.Text;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Forms that are too large, too many, or none.</summary>
[Collection<AttackedSystem>]
public sealed class OversizedTests(SafetyFixture fixture)
{
    private const int Kilobyte = 1024;

    /// <summary>What Lambda hands back of an answer.</summary>
    private const int LongestAnswer = 6 * Kilobyte * Kilobyte;

    public static TheoryData<string, string, string> Forms => new()
    {
        { "/aws/register", "x-amzn-marketplace-token=" + new string('a', 64 * Kilobyte), "" },
        { "/aws/register", "x-amzn-marketplace-token=" + new string('a', 8 * Kilobyte + 1), "" },
        { "/aws/register", "x-amzn-marketplace-token=a" + string.Concat(Enumerable.Repeat("&x=1", 64)), "" },
        { "/aws/register", new string('k', 300) + "=1&x-amzn-marketplace-token=a", "" },
        { "/aws/register", new string('&', 60 * Kilobyte), "" },
        { "/aws/register", new string('%', 60 * Kilobyte), "" },
        { "/aws/register", "x-amzn-marketplace-token=a", "application/x-www-form-urlencodedX" },
        { "/aws/register", "x-amzn-marketplace-token=a", "application/x-www-form-urlencoded, text/plain" },
        { "/aws/register", "x-amzn-marketplace-token=a", "application/x-www-form-urlencoded; charset=nonsense\"" },
        { "/aws/register", "x-amzn-marketplace-token=a", "application/x-www-form-urlencoded; charset=utf-7" },
        { "/aws/register", "x-amzn-marketplace-token=a", "multipart/form-data" },
        { "/aws/register", "--x\r\nContent-Disposition: form-data; name=\"x-amzn-marketplace-token\"\r\n\r\na\r\n--x--", "multipart/form-data; boundary=x" },
        { "/aws/register", "{\"x-amzn-marketplace-token\":\"a\"}", "application/json" },
        { "/aws/register", "x-amzn-marketplace-token=a", "text/plain" },
        { "/registration", "email=" + new string('a', 2 * Kilobyte * Kilobyte), "" },
        { "/registration", "email=a" + string.Concat(Enumerable.Repeat("&workspaces=x", 20_001)), "" },
        { "/registration", "email=" + new string('a', 9 * Kilobyte), "" },
        { "/registration", "email=a", "application/x-www-form-urlencodedX" },
        { "/registration", "{}", "application/json" },
        { "/sign-out", "form-token=" + new string('a', 3 * Kilobyte * Kilobyte), "" },
        { "/sign-out", string.Concat(Enumerable.Repeat("a=1&", 20_000)), "" },
        { "/sign-out", "--x\r\n", "multipart/form-data; boundary=x" },
        { "/sign-out", "--x\r\n", "multipart/form-data; boundary=" + new string('x', 500) },
    };

    [Fact]
    public async Task A_form_that_none_of_our_pages_sends_is_refused_with_a_page()
    {
        var (client, _) = await fixture.NewVisitorAsync();
        using var visitor = client;
        foreach (var (path, body, type) in Forms.Select(form => form.Data))
        {
            var answer = await visitor.PostAsync(path, body, type.Length == 0 ? [] : [("Content-Type", type)]);
            Assert.True(
                answer is { Status: HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, IsPage: true },
                $"{answer} for {type} {body[..Math.Min(body.Length, 60)]}");
        }

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/cloud-accounts")).Status);
    }

    [Fact]
    public async Task Ten_thousand_workspaces_of_others_are_answered_with_a_page_and_none_is_bound()
    {
        var (client, account) = await fixture.NewVisitorAsync();
        using var visitor = client;
        await fixture.LandAsync(visitor, fixture.TokenOf(await fixture.SubscribeAsync()));
        var answer = await fixture.ConfirmAsync(
            visitor, account.Email, Enumerable.Range(0, 10_000).Select(number => $"us1/wksp_{number:x32}"));
        Assert.True(answer.IsPage);
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Body), 1, LongestAnswer);
        var decisions = await fixture.DecisionsAsync();
        Assert.DoesNotContain("wksp_0000", decisions, StringComparison.Ordinal);
        Assert.DoesNotContain("Task timed out", fixture.Sandbox.Functions["Registration"].Log, StringComparison.Ordinal);
    }
}
