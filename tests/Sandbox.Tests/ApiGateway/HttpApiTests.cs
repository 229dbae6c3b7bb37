using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.ApiGateway;
using Guance.Serverless.Sandbox.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Sandbox.Tests.ApiGateway;

/// <summary>The limits of an HTTP API, as the client meets them. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html</summary>
public sealed class HttpApiTests : IDisposable
{
    private const int HeadLimit = 10_240;
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly FakeTimeProvider time = new();
    private readonly HttpClient client = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Request_line_and_headers_are_refused_beyond_10240_bytes_and_taken_up_to_them()
    {
        await using var api = await HttpApi.StartAsync(port: null, EchoAsync, time, Stop);
        var empty = (await AskAsync(api, "")).Head;

        Assert.Equal((HttpStatusCode.OK, HeadLimit), await AskAsync(api, new('x', HeadLimit - empty)));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await AskAsync(api, new('x', HeadLimit - empty + 1))).Status);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await AskAsync(api, new('x', 60_000))).Status);
    }

    [Fact]
    public async Task A_long_address_counts_like_headers()
    {
        await using var api = await HttpApi.StartAsync(port: null, EchoAsync, time, Stop);
        using var answer = await client.GetAsync(new Uri(api.Address, "/?" + new string('x', 20_000)), Stop);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
        Assert.Equal("""{"message":"Request Header Fields Too Large"}""", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_request_ends_after_30_seconds_whatever_the_function_does()
    {
        var invoked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<InvocationResult>();
        await using var api = await HttpApi.StartAsync(
            port: null,
            (_, _) =>
            {
                invoked.SetResult();
                return answer.Task;
            },
            time,
            Stop);
        var asked = client.GetAsync(api.Address, Stop);
        await invoked.Task.WaitAsync(Stop);

        time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(asked.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        using var ended = await asked;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ended.StatusCode);
        Assert.Equal("""{"message":"Service Unavailable"}""", await ended.Content.ReadAsStringAsync(Stop));
        answer.SetResult(new InvocationResult.TimedOut());
    }

    [Fact]
    public async Task A_path_that_cannot_be_decoded_is_refused_before_the_function()
    {
        await using var api = await HttpApi.StartAsync(port: null, (_, _) => throw new InvalidOperationException("It was invoked."), time, Stop);
        using var answer = await client.GetAsync(new Uri(api.Address.GetLeftPart(UriPartial.Authority) + "/percent%25done", AsItIs), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>Answers with the number of bytes in the request's head, as the event tells it.</summary>
    private static Task<InvocationResult> EchoAsync(ReadOnlyMemory<byte> payload, string trace)
    {
        var request = JsonNode.Parse(payload.Span)!;
        var sent = request["headers"]!.AsObject().Where(header => header.Key is "host" or "x-padding")
            .Sum(header => $"{header.Key}: {header.Value}\r\n".Length);
        var body = sent + $"{request["requestContext"]!["http"]!["method"]} {request["rawPath"]} HTTP/1.1\r\n".Length;
        return Task.FromResult<InvocationResult>(new InvocationResult.Succeeded(Encoding.UTF8.GetBytes($$"""{"statusCode":200,"body":"{{body}}"}""")));
    }

    private async Task<(HttpStatusCode Status, int Head)> AskAsync(HttpApi api, string padding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, api.Address);
        request.Headers.TryAddWithoutValidation("X-Padding", padding);
        using var answer = await client.SendAsync(request, Stop);
        return (answer.StatusCode, int.TryParse(await answer.Content.ReadAsStringAsync(Stop), out var head) ? head : 0);
    }
}
