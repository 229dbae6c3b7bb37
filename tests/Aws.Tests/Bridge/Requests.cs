using System.Buffers;
using System.Text;
using Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Aws.Tests.Bridge;

public sealed class Requests
{
    /// <summary>What a header's value may hold: commas, quotes, semicolons, letters of any script.</summary>
    private static readonly Gen<string> Value = Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf('é', '观', '测', ',', ';', '"')).Array[1, 40]
        .Select(chars => new string(chars));

    private static readonly Gen<string> Name = Gen.Char['a', 'z'].Array[1, 12].Select(chars => "x-" + new string(chars));

    [Fact]
    public async Task A_header_arrives_whole_whatever_commas_it_has() =>
        await Gen.Dictionary(Name, Value)[0, 20].SampleAsync(async headers =>
        {
            var seen = await BridgedApplication.ReadAsync(
                new() { Headers = headers },
                context => Task.FromResult(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value)));
            Assert.Equal(headers.Count, seen.Count);
            Assert.All(headers, header => Assert.Equal(header.Value, Assert.Single(seen[header.Key])));
        });

    [Fact]
    public async Task Raw_path_and_query_stay_exact() =>
        await Gen.Select(Gen.Char['!', '~'].Array[0, 40], Gen.Char['!', '~'].Array[0, 40]).SampleAsync(async (path, query) =>
        {
            var sent = new HttpApiEvent { RawPath = "/" + new string(path).Replace("?", "", StringComparison.Ordinal), RawQuery = new(query) };
            var (target, queryString) = await BridgedApplication.ReadAsync(sent, context => Task.FromResult(
                (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, context.Request.QueryString.Value)));
            Assert.Equal(query.Length == 0 ? sent.RawPath : $"{sent.RawPath}?{sent.RawQuery}", target);
            Assert.Equal(query.Length == 0 ? "" : "?" + sent.RawQuery, queryString);
        });

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
    public async Task A_request_without_a_body_says_so() =>
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

    [Theory]
    [InlineData("/a%20b", "/a b")]
    [InlineData("/a%2Fb", "/a%2Fb")]
    [InlineData("/a%00b%20", "/a%00b%20")]
    public async Task A_path_is_decoded_as_far_as_it_can_be(string raw, string path) =>
        Assert.Equal(path, await BridgedApplication.ReadAsync(new() { RawPath = raw }, context => Task.FromResult(context.Request.Path.Value)));

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
            Encoding.UTF8.GetBytes(json.Replace("AQ==", "A!==", StringComparison.Ordinal))));
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy);
        Assert.Equal(copy.Length, context.Request.ContentLength);
        return copy.ToArray();
    }
}
