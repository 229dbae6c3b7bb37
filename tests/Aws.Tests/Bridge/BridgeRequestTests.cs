using System.Buffers;
using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Aws.Tests.Bridge;

public sealed class BridgeRequestTests
{
    /// <summary>What a header's value may hold: commas, quotes, semicolons, letters of any script.</summary>
    private static readonly Gen<string> Value = Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf('é', '观', '测', ',', ';', '"')).Array[1, 40]
        .Select(chars => new string(chars));

    private static readonly Gen<string> Name = Gen.Char['a', 'z'].Array[1, 12].Select(chars => "x-" + new string(chars));

    /// <summary>A path after API Gateway has decoded it: any characters, many of them such as mean something in an address.</summary>
    private static readonly Gen<string> PathText = Gen.OneOf(
            Gen.Char['!', '~'], Gen.OneOf('%', '?', '#', '/', '2', '5', 'F', '\0', '\r', '\n', ' ', 'é', '观', '\u2028')).Array[0, 40]
        .Select(chars => "/" + new string(chars));

    /// <summary>A query as received: no character of it has been decoded.</summary>
    private static readonly Gen<string> Query = Gen.Char['!', '~'].Array[0, 40].Select(chars => new string(chars));

    [Fact]
    public async Task A_header_with_commas_arrives_unchanged() =>
        await Gen.Dictionary(Name, Value)[0, 20].SampleAsync(async headers =>
        {
            var seen = await BridgedApplication.ReadAsync(
                new() { Headers = headers },
                context => Task.FromResult(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value)));
            Assert.Equal(headers.Count, seen.Count);
            Assert.All(headers, header => Assert.Equal(header.Value, Assert.Single(seen[header.Key])));
        });

    [Fact]
    public async Task The_path_is_exactly_the_raw_path_of_the_event() =>
        await Gen.Select(PathText, Query).SampleAsync(async (path, query) =>
        {
            var seen = await BridgedApplication.ReadAsync(
                new() { RawPath = path, RawQuery = query },
                context => Task.FromResult((context.Request.Path.Value, context.Request.QueryString.Value, TargetOf(context))));
            Assert.Equal((path, query.Length == 0 ? "" : "?" + query), (seen.Item1, seen.Item2));

            // The target of a request line that leads here: visible ASCII, one question mark before the query, decoded once.
            Assert.All(seen.Item3, letter => Assert.InRange(letter, '!', '~'));
            Assert.Equal([path, .. query.Length == 0 ? Array.Empty<string>() : [query]], Decoded(seen.Item3.Split('?', 2)));

            static string[] Decoded(string[] parts) => [Uri.UnescapeDataString(parts[0]), .. parts[1..]];
        });

    [Theory]
    [InlineData("/%61ws/register")]
    [InlineData("/aws%2Fregister")]
    [InlineData("/half%2")]
    [InlineData("/not%zzhex")]
    [InlineData("/question?mark#hash")]
    [InlineData("/zero\0 and\tline\r\nends")]
    [InlineData("/观测云 é 😀")]
    public async Task A_decoded_path_is_not_decoded_again(string path) => Assert.Equal(
        path, await BridgedApplication.ReadAsync(new() { RawPath = path }, context => Task.FromResult(context.Request.Path.Value)));

    [Fact]
    public async Task A_path_that_needs_no_encoding_stands_in_the_target_as_it_is() => Assert.Equal(
        "/a;b=c,d@e:f!$&'()*+~/1-2_3.4?q=%25#1",
        await BridgedApplication.ReadAsync(
            new() { RawPath = "/a;b=c,d@e:f!$&'()*+~/1-2_3.4", RawQuery = "q=%25#1" }, context => Task.FromResult(TargetOf(context))));

    [Fact]
    public async Task The_route_that_took_the_request_is_told_as_AWS_tells_it() => Assert.Equal(
        "POST /aws/register",
        await BridgedApplication.ReadAsync(
            new() { RouteKey = "POST /aws/register" },
            context => Task.FromResult(((APIGatewayHttpApiV2ProxyRequest)context.Items["LambdaRequestObject"]!).RouteKey)));

    [Theory]
    [InlineData(null, "api.example.com")]
    [InlineData("aws.guance.com", "aws.guance.com")]
    public async Task A_request_without_Host_was_for_the_name_of_the_API(string? host, string seen) => Assert.Equal(
        seen,
        await BridgedApplication.ReadAsync(
            new()
            {
                DomainName = "api.example.com",
                Headers = host is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["host"] = host },
            },
            context => Task.FromResult(context.Request.Host.Value)));

    [Fact]
    public async Task Cookies_arrive_as_the_one_header_that_the_browser_sent() =>
        await Gen.Select(Name, Gen.Char['a', '~'].Array[0, 20]).Array[1, 6].SampleAsync(async cookies =>
        {
            string[] sent = [.. cookies.Select(c => $"{c.Item1}={new string(c.Item2)}")];
            var header = await BridgedApplication.ReadAsync(
                new() { Cookies = sent },
                context => Task.FromResult(context.Request.Headers.Cookie));
            Assert.Equal(string.Join("; ", sent), Assert.Single(header));
        });

    [Fact]
    public async Task A_base64_body_arrives_as_its_bytes() =>
        await Gen.Byte.Array[1, 5000].SampleAsync(async bytes =>
            Assert.Equal(bytes, await BridgedApplication.ReadAsync(new() { Method = "POST", Base64Body = bytes }, BodyAsync)));

    [Fact]
    public async Task A_text_body_arrives_as_its_UTF_8() =>
        await Gen.OneOf(Value, Gen.Const("\"\\\n\u0000\u2028😀")).SampleAsync(async text =>
            Assert.Equal(
                Encoding.UTF8.GetBytes(text),
                await BridgedApplication.ReadAsync(new() { Method = "PUT", TextBody = text }, BodyAsync)));

    [Fact]
    public async Task A_request_without_a_body_reports_that_it_has_none() =>
        Assert.False(await BridgedApplication.ReadAsync(new(), context => Task.FromResult(
            context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody
            || context.Request.ContentLength is not null)));

    [Theory]
    [InlineData("$default", "/prod/aws", "", "/prod/aws")]
    [InlineData("prod", "/prod/aws", "/prod", "/aws")]
    [InlineData("prod", "/prod", "/prod", "")]
    [InlineData("prod", "/production/aws", "", "/production/aws")]
    [InlineData("prod", "/aws", "", "/aws")]
    public async Task A_named_stage_is_the_base_of_the_path(string stage, string raw, string pathBase, string path) =>
        Assert.Equal((pathBase, path), await BridgedApplication.ReadAsync(
            new() { Stage = stage, RawPath = raw },
            context => Task.FromResult((context.Request.PathBase.Value!, context.Request.Path.Value!))));

    [Fact]
    public async Task The_body_can_be_replaced_by_a_middleware() =>
        Assert.Equal("replaced"u8.ToArray(), await BridgedApplication.ReadAsync(
            new() { Method = "POST", TextBody = "original" },
            async context =>
            {
                _ = context.Request.BodyReader;
                context.Request.Body = new MemoryStream("replaced"u8.ToArray());
                var read = await context.Request.BodyReader.ReadAtLeastAsync(8);
                return read.Buffer.ToArray();
            }));

    [Fact]
    public async Task An_event_that_is_not_from_an_HTTP_API_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new BridgedApplication(_ => Task.CompletedTask).SendAsync(new() { Method = "" }));
        Assert.Contains("payload format 2.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_is_not_the_base64_it_claims_to_be_is_refused()
    {
        var json = Encoding.UTF8.GetString(new HttpApiEvent { Base64Body = [1] }.ToUtf8());
        Assert.Throws<InvalidOperationException>(() => EventReader.Read(
            Encoding.UTF8.GetBytes(json.Replace("AQ==", "A!==", StringComparison.Ordinal)), []));
    }

    private static string TargetOf(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy);
        Assert.Equal(copy.Length, context.Request.ContentLength);
        return copy.ToArray();
    }
}
