using System.Text;
using CsCheck;

namespace Guance.Serverless.Sandbox.Tests.ApiGateway;

public sealed class HttpApiEventTests
{
    private static readonly Gen<string> Visible = Gen.Char['!', '~'].Array[0, 40].Select(characters => new string(characters));

    [Fact]
    public void The_query_is_kept_as_received() =>
        Visible.Sample(query => Assert.Equal(query, (string?)Requests.Get($"/path?{query}").Event()["rawQueryString"]));

    [Fact]
    public void Route_and_decoded_path_are_in_the_event_and_in_its_context()
    {
        var received = (Requests.Get("/a%20b") with { Path = "/a b", RouteKey = "$default" }).Event();
        Assert.Equal(("/a b", "/a b"), ((string?)received["rawPath"], (string?)received["requestContext"]!["http"]!["path"]));
        Assert.Equal(("$default", "$default"), ((string?)received["routeKey"], (string?)received["requestContext"]!["routeKey"]));
    }

    [Fact]
    public void Any_body_arrives_byte_for_byte() =>
        Gen.Select(Gen.Byte.Array[1, 200], Gen.OneOf(Gen.Const("application/x-www-form-urlencoded"), Gen.Const("image/png"), Gen.Const(""))).Sample((body, type) =>
        {
            var received = Requests.Post(type, body).Event();
            Assert.True((bool)received["isBase64Encoded"]!);
            Assert.Equal(body, Convert.FromBase64String((string)received["body"]!));
        });

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/plain")]
    public void Text_arrives_as_text(string type)
    {
        var received = Requests.Post(type, Encoding.UTF8.GetBytes("{\"name\":\"观测云\"}")).Event();
        Assert.False((bool)received["isBase64Encoded"]!);
        Assert.Equal("{\"name\":\"观测云\"}", (string?)received["body"]);
    }

    [Fact]
    public void Headers_that_repeat_are_joined_and_cookies_are_a_list()
    {
        var request = Requests.Get("/");
        var received = (request with
        {
            Headers = [.. request.Headers, new("Accept-Language", "zh"), new("accept-language", "en;q=0.5, de"), new("Cookie", "a=1; b=2=3"), new("cookie", "c=4")],
        }).Event();
        Assert.Equal("zh,en;q=0.5, de", (string?)received["headers"]!["accept-language"]);
        Assert.Equal(["a=1", "b=2=3", "c=4"], received["cookies"]!.AsArray().Select(cookie => (string?)cookie));
        Assert.Null(received["headers"]!["cookie"]);
    }

    [Fact]
    public void A_client_cannot_forge_the_headers_that_API_Gateway_sets()
    {
        var request = Requests.Get("/");
        var received = (request with { Headers = [.. request.Headers, new("X-Forwarded-For", "10.0.0.1")] }).Event();
        Assert.Equal("203.0.113.7", (string?)received["headers"]!["x-forwarded-for"]);
    }

    [Fact]
    public void The_context_has_source_request_and_time()
    {
        var context = Requests.Post("application/x-www-form-urlencoded", [97]).Event()["requestContext"]!;
        Assert.Equal("POST", (string?)context["http"]!["method"]);
        Assert.Equal("203.0.113.7", (string?)context["http"]!["sourceIp"]);
        Assert.Equal("20/Nov/2026:14:24:44 +0000", (string?)context["time"]);
        Assert.Equal(1795184684000, (long)context["timeEpoch"]!);
    }
}
