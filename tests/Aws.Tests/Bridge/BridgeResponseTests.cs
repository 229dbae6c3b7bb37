using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Guance.Serverless.Aws.Tests.Bridge;

public sealed class BridgeResponseTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf('观', '"', '\\', '<', '\n', ',')).Array[0, 60]
        .Select(chars => new string(chars));

    [Fact]
    public async Task A_body_of_any_content_type_arrives_as_its_bytes() =>
        await Gen.Select(
            Gen.OneOf(Gen.Byte.Array[0, 3000], Text.Select(Encoding.UTF8.GetBytes)),
            Gen.OneOf("text/html; charset=utf-8", "application/json", "application/problem+json", "image/png", "", "text/plain"))
        .SampleAsync(async (bytes, type) =>
        {
            var answer = await SendAsync(async response =>
            {
                response.ContentType = type.Length == 0 ? null : type;
                await response.Body.WriteAsync(bytes);
            });
            Assert.Equal(bytes, answer.Body);
        });

    [Fact]
    public async Task A_body_written_in_pieces_through_every_API_arrives_in_order()
    {
        var answer = await SendAsync(async response =>
        {
            response.ContentType = "text/plain";
            await response.WriteAsync("one ");
            response.BodyWriter.Write("two "u8);
            await response.BodyWriter.FlushAsync();
            await response.Body.WriteAsync("three "u8.ToArray());
            await JsonSerializer.SerializeAsync(response.BodyWriter, 4);
        });
        Assert.Equal("one two three 4"u8.ToArray(), answer.Body);
    }

    [Fact]
    public async Task Every_Set_Cookie_is_an_entry_of_its_own() =>
        await Gen.Select(Gen.Char['a', 'z'].Array[1, 9], Text).Array[1, 5].SampleAsync(async cookies =>
        {
            string[] sent = [.. cookies.Select(c => $"{new string(c.Item1)}={c.Item2}; expires=Wed, 21 Oct 2026 07:28:00 GMT")];
            var answer = await SendAsync(response =>
            {
                response.Headers.SetCookie = new StringValues(sent);
                return Task.CompletedTask;
            });
            Assert.Equal(sent, answer.Response.Cookies);
            Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        });

    [Fact]
    public async Task A_header_arrives_whole() =>
        await Text.SampleAsync(async value =>
        {
            var answer = await SendAsync(response =>
            {
                response.Headers["x-any"] = value;
                return Task.CompletedTask;
            });
            Assert.Equal(value, answer.Headers["x-any"]);
        });

    [Fact]
    public async Task Several_values_of_a_header_become_one_line()
    {
        var answer = await SendAsync(response =>
        {
            response.Headers.Vary = new StringValues(["Accept-Language", "Cookie"]);
            return Task.CompletedTask;
        });
        Assert.Equal("Accept-Language,Cookie", answer.Headers["Vary"]);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(204, 204)]
    public async Task A_response_without_a_status_is_a_success(int set, int sent)
    {
        var answer = await SendAsync(response =>
        {
            response.StatusCode = set;
            return Task.CompletedTask;
        });
        Assert.Equal(sent, answer.Response.StatusCode);
    }

    [Fact]
    public async Task HEAD_is_answered_with_the_headers_of_GET_and_no_body()
    {
        var application = new BridgedApplication(async context =>
        {
            context.Response.ContentLength = 5;
            await context.Response.WriteAsync("12345");
        });
        var answer = await application.SendAsync(new() { Method = "HEAD" });
        Assert.Null(answer.Response.Body);
        Assert.Equal("5", answer.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Text_goes_as_base64_too()
    {
        using var output = await new BridgedApplication(context => context.Response.WriteAsync("<é?>")).AnswerAsync(new HttpApiEvent().ToUtf8()) as MemoryStream;
        var json = Encoding.UTF8.GetString(output!.ToArray());
        Assert.Contains("\"isBase64Encoded\":true,\"body\":\"PMOpPz4=\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers")]
    [InlineData("throws")]
    [InlineData("replaces the headers")]
    [InlineData("makes the headers read-only")]
    [InlineData("adds a header at the end")]
    public async Task A_request_leaves_nothing_behind_for_the_next(string what)
    {
        var calls = 0;
        var seen = Array.Empty<string>();
        var application = new BridgedApplication(async context =>
        {
            seen = [.. context.Request.Headers.Keys];
            if (calls++ > 0)
            {
                await context.Response.WriteAsync("second");
                return;
            }

            context.Response.Headers["x-first"] = "1";
            context.Response.Cookies.Append("session", "secret");
            await context.Response.WriteAsync("first and long");
            await (what switch
            {
                "throws" => throw new InvalidOperationException(),
                "replaces the headers" => ReplaceHeaders(context),
                "makes the headers read-only" => MakeReadOnly(context),
                "adds a header at the end" => AddAtEnd(context),
                _ => context.Response.CompleteAsync(),
            });
        });
        await application.SendAsync(new() { Cookies = ["a=b"], Headers = new Dictionary<string, string> { ["authorization"] = "secret" } });
        var answer = await application.SendAsync(new());
        Assert.Equal("second"u8.ToArray(), answer.Body);
        Assert.Empty(seen);
        Assert.Empty(answer.Headers);
        Assert.Null(answer.Response.Cookies);
    }

    private static Task ReplaceHeaders(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpRequestFeature>().Headers = new HeaderDictionary { ["x-other"] = "1" };
        context.Features.GetRequiredFeature<IHttpResponseFeature>().Headers = new HeaderDictionary { ["x-other"] = "1" };
        return Task.CompletedTask;
    }

    private static Task MakeReadOnly(HttpContext context)
    {
        ((HeaderDictionary)context.Request.Headers).IsReadOnly = true;
        ((HeaderDictionary)context.Response.Headers).IsReadOnly = true;
        return Task.CompletedTask;
    }

    private static Task AddAtEnd(HttpContext context)
    {
        context.Response.OnCompleted(() =>
        {
            context.Request.Headers["x-late"] = "1";
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    private static Task<HttpApiAnswer> SendAsync(Func<HttpResponse, Task> respond) =>
        new BridgedApplication(context => respond(context.Response)).SendAsync(new());
}
