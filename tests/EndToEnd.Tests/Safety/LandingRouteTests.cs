using System.Net;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Addresses that lead to the landing page only after decoding or by forgiving routing: they would pass its route's limit.</summary>
[Collection<AttackedSystem>]
public sealed class LandingRouteTests(SafetyFixture fixture)
{
    [Theory]
    [InlineData("/%2561ws/register")]
    [InlineData("/aws%252Fregister")]
    [InlineData("/aws/register%253F")]
    [InlineData("/aws/registe%2572")]
    [InlineData("/AWS/register")]
    [InlineData("/aws/register/")]
    public async Task Only_the_landing_route_accepts_a_registration_token(string target)
    {
        using var client = fixture.NewClient();
        var token = fixture.TokenOf(await fixture.SubscribeAsync());

        var refused = await client.PostAsync(target, [("x-amzn-marketplace-token", token)]);

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.True(refused.IsPage);
        Assert.Empty(refused.SetCookies);
        Assert.Equal("/registration", (await client.PostAsync("/aws/register", [("x-amzn-marketplace-token", token)])).Header("Location"));
    }

    [Fact]
    public async Task A_doubly_encoded_path_reaches_no_page()
    {
        using var client = fixture.NewClient();
        var page = await client.GetAsync("/nothing%2523%252Fhere");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.IsPage);
    }
}
