using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Registration.Tests.Landing;

public sealed class LandingFormTests
{
    [Fact]
    public async Task The_token_is_decoded_exactly_once()
    {
        var token = await LandingForm.ReadTokenAsync(
            Posts.Form("x-amzn-marketplace-token=AQICAHh%2B%2Ftoken%253D%3D&x-amzn-marketplace-offer-type=free-trial"));
        Assert.Equal("AQICAHh+/token%3D=", token!.Reveal());
        Assert.DoesNotContain("AQICAHh", token.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-amzn-marketplace-token=")]
    [InlineData("x-amzn-marketplace-token=+++")]
    [InlineData("token=abc")]
    [InlineData("x-amzn-marketplace-token=a&x-amzn-marketplace-token=b")]
    public async Task A_form_with_no_token_or_two_is_invalid(string body) => Assert.Null(await LandingForm.ReadTokenAsync(Posts.Form(body)));

    [Fact]
    public async Task A_body_that_is_too_large_or_not_a_form_is_invalid()
    {
        Assert.Null(await LandingForm.ReadTokenAsync(Posts.Form("x-amzn-marketplace-token=" + new string('a', 8193))));
        Assert.NotNull(await LandingForm.ReadTokenAsync(Posts.Form("x-amzn-marketplace-token=" + new string('a', 8192))));
        Assert.Null(await LandingForm.ReadTokenAsync(Posts.Form("x-amzn-marketplace-token=a&more=" + new string('b', 70_000))));
        Assert.Null(await LandingForm.ReadTokenAsync(Posts.Form("{\"x-amzn-marketplace-token\":\"a\"}", "application/json")));
        Assert.Null(await LandingForm.ReadTokenAsync(Posts.Form("x-amzn-marketplace-token=a", "multipart/form-data; boundary=x")));
        Assert.Null(await LandingForm.ReadTokenAsync(Posts.Form("x-amzn-marketplace-token=a", "application/x-www-form-urlencodedX")));
        Assert.NotNull(await LandingForm.ReadTokenAsync(Posts.Form("x-amzn-marketplace-token=a", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")));
    }
}
