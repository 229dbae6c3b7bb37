using System.Net;
using System.Security.Cryptography;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Sandbox.ApiGateway;

/// <summary>The HTTP API in front of Registration: an HTTP server that makes each request an event, and each answer a response.</summary>
internal sealed class HttpApi : IAsyncDisposable
{
    // What an HTTP API takes, and what Lambda takes of the event that it becomes.
    private const int RequestLimit = 10 * 1024 * 1024;
    private const int EventLimit = 6 * 1024 * 1024;
    private const int HeadLimit = 10_240;

    // Far beyond the API's limit, which is to be what refuses.
    private const int ServersHeadLimit = 1024 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private readonly WebApplication app;
    private readonly Func<ReadOnlyMemory<byte>, string, Task<InvocationResult>> invoke;
    private readonly TimeProvider time;

    private HttpApi(LoopbackPort? port, Func<ReadOnlyMemory<byte>, string, Task<InvocationResult>> invoke, TimeProvider time)
    {
        this.invoke = invoke;
        this.time = time;
        app = LoopbackApp.Create(port, limits =>
        {
            limits.MaxRequestBodySize = RequestLimit;
            limits.MaxRequestLineSize = ServersHeadLimit;
            limits.MaxRequestHeadersTotalSize = ServersHeadLimit;
            limits.MaxRequestBufferSize = 2 * ServersHeadLimit;
            limits.MaxRequestHeaderCount = HeadLimit;
        });
        app.Run(HandleAsync);
    }

    public Uri Address => app.Address();

    /// <param name="port">Where it listens; null takes any free port.</param>
    /// <param name="invoke">Hands the event, with its trace header, to the function.</param>
    /// <param name="time">Measures the time that a request has.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<HttpApi> StartAsync(
        LoopbackPort? port, Func<ReadOnlyMemory<byte>, string, Task<InvocationResult>> invoke, TimeProvider time, CancellationToken stop)
    {
        var api = new HttpApi(port, invoke, time);
        await api.app.StartAsync(stop);
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var requestId = Convert.ToBase64String(RandomNumberGenerator.GetBytes(11));
        var (request, refusal) = await ReadAsync(context, requestId);
        var response = refusal ?? await AnswerAsync(request!);
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            if (!name.Equals("content-length", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.Append(name, value);
            }
        }

        context.Response.Headers["Apigw-Requestid"] = requestId;
        var bodyless = response.Status is < 200 or 204 or 304;
        if (!bodyless)
        {
            context.Response.ContentLength = response.Body.Length;
        }

        if (!bodyless && !HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
        }
    }

    /// <remarks>The function is not told that nobody waits any more, and goes on.</remarks>
    private async Task<HttpApiResponse> AnswerAsync(HttpApiRequest request)
    {
        var payload = HttpApiEvent.From(request);
        if (payload.Length > EventLimit)
        {
            return HttpApiResponse.TooLarge;
        }

        using var limit = new CancellationTokenSource(TimeLimit, time);
        try
        {
            return await invoke(payload, request.TraceId).WaitAsync(limit.Token) switch
            {
                InvocationResult.Succeeded success => HttpApiResponse.From(success.Payload),
                InvocationResult.TimedOut => HttpApiResponse.Timeout,
                _ => HttpApiResponse.FunctionError,
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return HttpApiResponse.Timeout;
        }
    }

    /// <returns>The request, or how it is refused.</returns>
    private async Task<(HttpApiRequest? Request, HttpApiResponse? Refusal)> ReadAsync(HttpContext context, string requestId)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var target = raw.StartsWith('/') ? raw : new Uri(raw).PathAndQuery;
        if (HttpApiPath.Of(context.Request.Method, target.Split('?')[0]) is not { } path)
        {
            return (null, HttpApiResponse.BadRequest);
        }

        var now = time.GetUtcNow();
        var request = new HttpApiRequest
        {
            Method = context.Request.Method,
            Target = target,
            Path = path.Path,
            RouteKey = path.RouteKey,
            Headers = [.. context.Request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))],
            Body = ReadOnlyMemory<byte>.Empty,
            Source = context.Connection.RemoteIpAddress ?? IPAddress.Loopback,
            Port = context.Connection.LocalPort,
            Time = now,
            RequestId = requestId,
            TraceId = TraceIds.New(now),
        };
        if (request.HeadBytes > HeadLimit)
        {
            return (null, HttpApiResponse.HeadersTooLarge);
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, HttpApiResponse.TooLarge);
        }

        return (request with { Body = body.ToArray() }, null);
    }
}
