using System.Net;
using System.Security.Cryptography;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Sandbox.FrontDoor;

/// <summary>The HTTP API in front of Registration: an HTTP server that makes each request an event, and each answer a response.</summary>
internal sealed class HttpApi : IAsyncDisposable
{
    // What an HTTP API takes, and what Lambda takes of the event that it becomes.
    private const int RequestLimit = 10 * 1024 * 1024;
    private const int EventLimit = 6 * 1024 * 1024;

    private readonly WebApplication app;
    private readonly Func<ReadOnlyMemory<byte>, string, Task<InvocationResult>> invoke;

    private HttpApi(int port, Func<ReadOnlyMemory<byte>, string, Task<InvocationResult>> invoke)
    {
        this.invoke = invoke;
        app = LoopbackApp.Create(port, RequestLimit);
        app.Run(HandleAsync);
    }

    public Uri Address => app.Address();

    /// <param name="port">Where it listens; 0 takes any free port.</param>
    /// <param name="invoke">Hands the event, with its trace header, to the function.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<HttpApi> StartAsync(
        int port, Func<ReadOnlyMemory<byte>, string, Task<InvocationResult>> invoke, CancellationToken stop)
    {
        var api = new HttpApi(port, invoke);
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
        var response = await ReadAsync(context, requestId) is { } request ? await AnswerAsync(request) : HttpApiResponse.TooLarge;
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

    private async Task<HttpApiResponse> AnswerAsync(HttpApiRequest request)
    {
        var payload = HttpApiEvent.From(request);
        return payload.Length > EventLimit ? HttpApiResponse.TooLarge : await invoke(payload, request.TraceId) switch
        {
            InvocationResult.Succeeded success => HttpApiResponse.From(success.Payload),
            InvocationResult.TimedOut => HttpApiResponse.Timeout,
            _ => HttpApiResponse.FunctionError,
        };
    }

    /// <returns>The request; null when it is too large.</returns>
    private static async Task<HttpApiRequest?> ReadAsync(HttpContext context, string requestId)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            Method = context.Request.Method,
            Target = target.StartsWith('/') ? target : new Uri(target).PathAndQuery,
            Headers = [.. context.Request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))],
            Body = body.ToArray(),
            Source = context.Connection.RemoteIpAddress ?? IPAddress.Loopback,
            Port = context.Connection.LocalPort,
            Time = now,
            RequestId = requestId,
            TraceId = TraceIds.New(now),
        };
    }
}
