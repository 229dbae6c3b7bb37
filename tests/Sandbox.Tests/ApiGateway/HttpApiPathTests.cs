using Guance.Serverless.Sandbox.ApiGateway;

namespace Guance.Serverless.Sandbox.Tests.ApiGateway;

public sealed class HttpApiPathTests
{
    /// <summary>As seen on AWS in July 2026; null is an answer of 400. Source: github.com/hotsock/voker, ingress-paths.json.</summary>
    [Theory]
    [InlineData("/capture/plain", "/capture/plain")]
    [InlineData("/capture/space%20value", "/capture/space value")]
    [InlineData("/capture/question%3Fvalue", "/capture/question")]
    [InlineData("/capture/percent%25done", null)]
    [InlineData("/capture/hash%23value", "/capture/hash#value")]
    [InlineData("/capture/slash%2Fvalue", "/capture/slash/value")]
    [InlineData("/capture/unicode-%CE%BB-%E4%B8%96%E7%95%8C", "/capture/unicode-λ-世界")]
    [InlineData("/capture/literal%252Fvalue", "/capture/literal/value")]
    [InlineData("/capture/literal%253Fvalue", "/capture/literal?value")]
    [InlineData("/capture/literal%2525value", "/capture/literal%value")]
    [InlineData("/half%2", null)]
    public void The_function_gets_the_path_decoded(string sent, string? path) => Assert.Equal(path, HttpApiPath.Of("GET", sent)?.Path);

    [Theory]
    [InlineData("POST", "/aws/register", "POST /aws/register")]
    [InlineData("POST", "/%61ws/register", "POST /aws/register")]
    [InlineData("GET", "/aws/register", "$default")]
    [InlineData("POST", "/%2561ws/register", "$default")]
    [InlineData("POST", "/AWS/register", "$default")]
    [InlineData("POST", "/aws/register/", "$default")]
    public void A_route_is_compared_letter_by_letter(string method, string sent, string route) =>
        Assert.Equal(route, HttpApiPath.Of(method, sent)?.RouteKey);
}
