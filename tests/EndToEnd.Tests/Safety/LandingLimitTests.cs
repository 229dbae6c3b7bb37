using System.Globalization;
using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Somebody posts to the landing page again and again, to have AWS Marketplace throttle us for all buyers.</summary>
[Collection<AttackedSystem>]
public sealed class LandingLimitTests(SafetyFixture fixture)
{
    private const int Most = 60;
    private const int Flood = 10 * Most;

    /// <summary>How often a minute may end between two calls before something must be wrong.</summary>
    private const int MaxMinutes = 5;

    /// <summary>Where programs behind proxies look for the source; here anybody could write anything into them.</summary>
    private static readonly string[] ForgedSources =
        ["X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "Forwarded"];

    [Fact]
    public async Task A_source_with_too_many_requests_gets_a_page_that_says_when_to_try_again()
    {
        using var flood = fixture.NewClient();
        var (let, refused) = await FloodAsync(flood);
        Assert.InRange(let, Most, int.MaxValue);
        Assert.True(refused.IsPage);
        Assert.InRange(int.Parse(refused.Header("Retry-After"), CultureInfo.InvariantCulture), 1, 60);
        Assert.Empty(refused.SetCookies);

        using var buyer = fixture.NewClient();
        await fixture.LandAsync(buyer, fixture.TokenOf(await fixture.SubscribeAsync()));
    }

    [Fact]
    public async Task A_throttled_request_calls_no_AWS_API_and_is_not_counted()
    {
        using var flood = fixture.NewClient();
        var token = fixture.TokenOf(await fixture.SubscribeAsync());
        var (before, answer) = ("", (Answer?)null);
        for (var minutes = 0; answer?.Status is not HttpStatusCode.TooManyRequests && minutes < MaxMinutes; minutes++)
        {
            await FloodAsync(flood);
            before = await fixture.DecisionsAsync();
            answer = await flood.PostAsync("/aws/register", [("x-amzn-marketplace-token", token)]);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer!.Status);
        Assert.Equal(before, await fixture.DecisionsAsync());
        Assert.All(
            await fixture.Sandbox.RowsAsync("RATE#"),
            row => Assert.InRange(int.Parse(row["count"].N, CultureInfo.InvariantCulture), 1, Most));
    }

    [Fact]
    public async Task No_header_makes_one_source_look_like_many()
    {
        using var flood = fixture.NewClient();
        var (_, refused) = await FloodAsync(
            flood, number => [.. ForgedSources.Select(name => (name, $"198.51.{number / 250}.{number % 250}"))]);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
    }

    /// <summary>Posts until it is refused: within a minute it is after sixty calls, over the turn of a minute after some more.</summary>
    private static async Task<(int Let, Answer Refused)> FloodAsync(
        RawClient client, Func<int, (string Name, string Value)[]>? headers = null)
    {
        for (var let = 0; let < Flood; let++)
        {
            var answer = await client.PostAsync("/aws/register", "", headers?.Invoke(let) ?? []);
            if (answer.Status is HttpStatusCode.TooManyRequests)
            {
                return (let, answer);
            }

            Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.SeeOther, $"{answer}");
        }

        throw new InvalidOperationException($"{Flood} calls were let in.");
    }
}
