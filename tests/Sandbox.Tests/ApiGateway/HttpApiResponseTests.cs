using System.Text;
using CsCheck;
using Guance.Serverless.Sandbox.ApiGateway;

namespace Guance.Serverless.Sandbox.Tests.ApiGateway;

public sealed class HttpApiResponseTests
{
    [Fact]
    public void Each_cookie_becomes_a_header_of_its_own()
    {
        var response = From("""{"statusCode":303,"headers":{"location":"/registration"},"cookies":["a=1; Expires=Fri, 20 Nov 2026 00:00:00 GMT","b=2"]}""");
        Assert.Equal(303, response.Status);
        Assert.Equal(["/registration", "a=1; Expires=Fri, 20 Nov 2026 00:00:00 GMT", "b=2"], response.Headers.Select(header => header.Value));
        Assert.Equal(["location", "Set-Cookie", "Set-Cookie"], response.Headers.Select(header => header.Key));
    }

    [Fact]
    public void A_body_in_base64_is_decoded() => Gen.Byte.Array.Sample(body =>
    {
        var response = From($$"""{"statusCode":200,"body":"{{Convert.ToBase64String(body)}}","isBase64Encoded":true}""");
        Assert.Equal(body, response.Body.ToArray());
    });

    [Fact]
    public void An_answer_without_a_status_is_taken_as_the_body()
    {
        var response = From("""{"hello":"world"}""");
        Assert.Equal(200, response.Status);
        Assert.Equal("""{"hello":"world"}""", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"statusCode\":")]
    [InlineData("{\"statusCode\":true}")]
    [InlineData("{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}")]
    public void An_invalid_answer_becomes_502(string payload) => Assert.Equal(502, From(payload).Status);

    private static HttpApiResponse From(string payload) => HttpApiResponse.From(Encoding.UTF8.GetBytes(payload));
}
